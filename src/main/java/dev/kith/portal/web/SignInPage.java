package dev.kith.portal.web;

import dev.kith.platform.page.Reader;

/** What {@code signIn.jte} shows: one field. {@code mistake} is empty until something was typed that is no address. */
record SignInPage(Reader reader, String shop, String key, String typed, String mistake) {}
