package dev.kith.journeys;

import dev.kith.kernel.Money;
import dev.kith.kernel.Unit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The amounts somebody told of an order, in minor units of one currency; each may be missing.
 *
 * @param paid what the shop calls the total: shipping and tax included
 * @param products the sum of price times quantity over the lines
 */
record Amounts(
        Unit unit,
        OptionalLong paid,
        OptionalLong subtotal,
        OptionalLong revenue,
        OptionalLong shipping,
        OptionalLong tax,
        OptionalLong discount,
        OptionalLong products) {

    static Amounts none(Unit unit) {
        var none = OptionalLong.empty();
        return new Amounts(unit, none, none, none, none, none, none, none);
    }

    boolean isEmpty() {
        return equals(none(unit));
    }

    /** After discounts, before shipping and tax. */
    Money net() {
        return money(netMinor());
    }

    private long netMinor() {
        if (subtotal.isPresent()) {
            return subtotal.getAsLong();
        }
        if (revenue.isPresent()) {
            return revenue.getAsLong();
        }
        if (paid.isPresent()) {
            return Math.max(0, paid.getAsLong() - shipping.orElse(0) - tax.orElse(0));
        }
        return products.orElse(0);
    }

    /** What the customer paid, shipping and tax included. */
    Money total() {
        return money(paid.orElseGet(() -> Math.addExact(netMinor(), Math.addExact(shipping.orElse(0), tax.orElse(0)))));
    }

    /** The goods before discounts. */
    Optional<Money> items() {
        if (products.isPresent()) {
            return Optional.of(money(products.getAsLong()));
        }
        return subtotal.isPresent() && discount.isPresent()
                ? Optional.of(money(Math.addExact(subtotal.getAsLong(), discount.getAsLong())))
                : Optional.empty();
    }

    /** One part of the amounts; zero where the shop did not say. */
    Money part(OptionalLong told) {
        return money(told.orElse(0));
    }

    /** How the net was found, where that is worth a remark. */
    Set<Remark> remarks() {
        if (subtotal.isPresent() || revenue.isPresent()) {
            return Set.of();
        }
        if (paid.isPresent()) {
            return shipping.isPresent() || tax.isPresent() ? Set.of() : EnumSet.of(Remark.NET_FROM_TOTAL);
        }
        return EnumSet.of(products.isPresent() ? Remark.NET_FROM_PRODUCTS : Remark.AMOUNT_MISSING);
    }

    /** Keeps what is known and takes from {@code other} only what was missing. */
    Amounts filledFrom(Amounts other) {
        if (!unit.equals(other.unit)) {
            return isEmpty() ? other : this;
        }
        return new Amounts(
                unit,
                either(paid, other.paid),
                either(subtotal, other.subtotal),
                either(revenue, other.revenue),
                either(shipping, other.shipping),
                either(tax, other.tax),
                either(discount, other.discount),
                either(products, other.products));
    }

    /** Both name the same amount differently, or speak of different currencies. */
    boolean disagreesWith(Amounts other) {
        if (isEmpty() || other.isEmpty()) {
            return false;
        }
        return !unit.equals(other.unit) || !filledFrom(other).equals(other.filledFrom(this));
    }

    private Money money(long minor) {
        return new Money(minor, unit);
    }

    private static OptionalLong either(OptionalLong known, OptionalLong other) {
        return known.isPresent() ? known : other;
    }
}
