package dev.kith.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a handler answers when all goes well, for the documentation of a handler that may also answer a problem. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Returns {

    Class<?> value() default Void.class;

    int[] status() default 200;

    /** True for a {@link PageJson} of the value. */
    boolean page() default false;
}
