package dev.kith.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The two ends of one exchange, for the handlers that set cookies. */
record Wire(HttpServletRequest request, HttpServletResponse response) {}
