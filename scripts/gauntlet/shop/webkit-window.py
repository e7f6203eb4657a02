#!/usr/bin/python3
"""WebKitGTK windows at addresses, on a profile that outlives them: PROFILE URL…"""
import os
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402

profile, *urls = sys.argv[1:]
manager = WebKit2.WebsiteDataManager(
    base_data_directory=os.path.join(profile, "data"),
    base_cache_directory=os.path.join(profile, "cache"),
)
context = WebKit2.WebContext.new_with_website_data_manager(manager)
for url in urls:
    window = Gtk.Window(default_width=1080, default_height=810)
    view = WebKit2.WebView(web_context=context)
    window.add(view)
    window.show_all()
    view.load_uri(url)
Gtk.main()
