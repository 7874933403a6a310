package dev.kith.journeys;

import dev.kith.kernel.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One line of an order.
 *
 * @param quantity may be broken, as in 1.5 kg
 * @param price of one, before discounts
 */
public record OrderLine(
        Optional<String> productId,
        Optional<String> sku,
        Optional<String> name,
        Optional<String> category,
        List<String> tags,
        BigDecimal quantity,
        Optional<Money> price,
        boolean giftCard) {

    public OrderLine {
        tags = List.copyOf(tags);
    }
}
