import { randomInt } from 'node:crypto'

/** Short, plain, told apart by ear, and nothing that anybody would mind on a screen. */
const WORDS = `
acorn almond amber anchor apple apron arrow aspen autumn badge baker bamboo banana barley basil basket
beach beacon beaver berry birch biscuit bison blanket blossom bottle branch brass bread breeze brick
bridge brook brush bucket butter button cabin cactus camel candle canoe canvas caramel carpet carrot
castle cedar cello cherry chestnut circle citrus clay clock cloud clover cobalt coconut comet copper
coral corner cotton cradle crane crayon cricket crystal cupboard curtain daisy dawn desert dolphin
donkey dragon drum eagle echo elbow elm ember engine falcon feather fennel ferry fiddle field finch
fjord flame flute forest fountain fox fresco garden garlic ginger giraffe glacier glove goose grape
grass gravel guitar hammer harbor harvest hazel hedge heron hill honey horizon igloo island ivory
jacket jasmine jelly jungle juniper kayak kettle kitchen kite koala ladder lagoon lake lantern lark
lavender leaf lemon lentil library lighter lilac linen lion lizard lobster lotus magnet maple marble
meadow melon mirror mitten moon morning mountain muffin mustard napkin nectar needle nest nickel
nutmeg oak oasis ocean olive onion orange orbit orchard otter oven owl paddle panda paper parrot
peach peanut pebble pelican pencil pepper piano pillow pine planet plum pocket pond poppy potato
puffin pumpkin quartz quilt rabbit radish rain raven ribbon rice ripple river robin rocket saddle
saffron sail salmon sand sapphire scarf seal shell silver sky sled snow sparrow spoon spring squirrel
star stone stream sugar summer sunset swan table teapot thistle thunder tiger timber tomato tulip
turtle valley vanilla velvet violet violin walnut water wheat willow window winter wolf wool yarn
yellow zebra zinc
`
  .trim()
  .split(/\s+/)

/** How many words there are; three of them are pairing words. */
export const WORD_COUNT: number = WORDS.length

/** Three words, such as `amber-river-stone`. @param pick a whole number from 0 below its argument */
export function pairingWords(pick: (below: number) => number = randomInt): string {
  return [0, 1, 2].map(() => WORDS[pick(WORDS.length)]!).join('-')
}
