/** Orders and refunds, told in every order and by everybody. */
@NullMarked
package dev.kith.journeys;

import org.jspecify.annotations.NullMarked;
