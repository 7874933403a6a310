package dev.kith.platform.web;

import dev.kith.platform.page.Reader;

/** The page a problem's {@code type} points to. */
record ProblemKindPage(Reader reader, int status, String code, String title) {}
