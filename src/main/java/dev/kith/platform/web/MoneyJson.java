package dev.kith.platform.web;

import dev.kith.kernel.Money;
import io.swagger.v3.oas.annotations.media.Schema;

/** An amount on the wire. */
@Schema(description = "An amount, exact: whole minor units of one unit.")
public record MoneyJson(
        @Schema(
                description = "The amount in the smallest part of its unit: cents of a euro, whole points.",
                example = "1250")
        long minor,

        @Schema(description = "ISO 4217 currency, or points, pieces and other counted units.", example = "EUR")
        String unit) {

    public static MoneyJson of(Money money) {
        return new MoneyJson(money.minor(), money.unit().code());
    }
}
