package dev.kith.platform.web;

import dev.kith.platform.page.Pages;
import dev.kith.platform.page.Reader;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** Explains each kind of problem at the address that problem documents carry as their type. */
@Controller
final class ProblemPages {

    private final Pages pages;

    ProblemPages(Pages pages) {
        this.pages = pages;
    }

    @GetMapping("/problems/{code}")
    @Needs(Permission.ANYONE)
    View kind(@PathVariable String code, Reader reader) {
        Problem problem = Problem.byCode(code)
                .orElseThrow(() -> new Refused(Problem.NOT_FOUND.because("There is no problem of this name.")));
        return pages.show(
                "platform/web/problemKind",
                new ProblemKindPage(reader, problem.status(), problem.code(), problem.title()));
    }
}
