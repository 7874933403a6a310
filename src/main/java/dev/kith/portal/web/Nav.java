package dev.kith.portal.web;

/** Which of the portal's pages is open, and what its forms repeat. */
record Nav(String here, String csrf) {}
