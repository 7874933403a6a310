/** What a person with a browser meets: every page in every language, light and dark, on a desk and on a phone. */
@NullMarked
package dev.kith.browser;

import org.jspecify.annotations.NullMarked;
