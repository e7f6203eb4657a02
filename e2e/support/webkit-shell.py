#!/usr/bin/python3
"""A WebKitGTK window that WebKitWebDriver can drive and whose profile outlives it.

MiniBrowser, which the driver comes with, forgets everything at its end; a tablet must not.
PROFILE names the folder for storage and cache.
"""
import os

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402

profile = os.environ["PROFILE"]
manager = WebKit2.WebsiteDataManager(
    base_data_directory=os.path.join(profile, "data"),
    base_cache_directory=os.path.join(profile, "cache"),
)
context = WebKit2.WebContext.new_with_website_data_manager(manager)
context.set_automation_allowed(True)


def open_window(*_):
    window = Gtk.Window(default_width=1080, default_height=810)
    view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True)
    view.connect("close", lambda _: window.destroy())
    window.add(view)
    window.show_all()
    return view


def on_started(_, session):
    about = WebKit2.ApplicationInfo()
    about.set_name("webkit-shell")
    about.set_version(
        WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version()
    )
    session.set_application_info(about)
    session.connect("create-web-view", open_window)


context.connect("automation-started", on_started)
Gtk.main()
