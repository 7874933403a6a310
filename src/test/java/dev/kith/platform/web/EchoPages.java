package dev.kith.platform.web;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A console with nothing in it, for testing who gets in. */
@Hidden
@RestController
final class EchoPages {

    @GetMapping("/{ws}/echo")
    @Needs(Permission.REPORTS_READ)
    String who(Caller caller) {
        return caller.name() + " in " + caller.workspace().value();
    }

    @GetMapping("/{ws}/echo/keys")
    @Needs(Permission.KEYS_EDIT)
    String keys() {
        return "keys";
    }
}
