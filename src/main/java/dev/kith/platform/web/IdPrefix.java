package dev.kith.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How ids of a type are spelled outside: {@code @IdPrefix("ref") record ReferralId(UUID value)} is {@code
 * ref_0199b2a0-…} in addresses and in JSON. Such a type can be a path variable and a component of a JSON record; an id of
 * another kind is not found instead of found by accident.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface IdPrefix {
    String value();
}
