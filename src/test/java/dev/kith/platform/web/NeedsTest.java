package dev.kith.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.platform.page.Menu;
import dev.kith.testkit.KithTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route says what its caller must be allowed to do, and the open ones are on a list that is reviewed. */
@KithTest
class NeedsTest {

    /** Pages and files for everybody. What is added here is open to the whole world. */
    private static final Set<String> OPEN = Set.of(
            "/",
            "/docs",
            "/error",
            "/kith.js",
            "/login",
            "/login/link",
            "/problems/{code}",
            "/setup",
            "/sign-out",
            "/widget.js");

    /** Where a token in the address or a session of the member's own says who is asking. */
    private static final List<String> OWN_DOORS =
            List.of("/api/v1/widget/", "/landing/", "/link/", "/me", "/offer/", "/q/", "/r/", "/u/", "/w/");

    private final Map<RequestMappingInfo, HandlerMethod> routes;
    private final Menu menu;

    NeedsTest(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping, Menu menu) {
        this.routes = mapping.getHandlerMethods();
        this.menu = menu;
    }

    @Test
    void theMenuAsksForWhatItsPagesNeed() {
        for (Menu.Group group : menu.groups()) {
            for (Menu.Item item : group.items()) {
                assertThat(needsOfPage("/{ws}" + item.path())).as(item.key()).containsExactly(item.needs());
            }
        }
    }

    private List<Permission> needsOfPage(String path) {
        return routes.entrySet().stream()
                .filter(route -> route.getKey().getPatternValues().contains(path))
                .filter(route ->
                        route.getKey().getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .map(route -> NeedsCheck.needOf(route.getValue()).orElseThrow())
                .toList();
    }

    @Test
    void everyRouteSaysWhatItNeeds() {
        assertThat(routes.values().stream()
                        .filter(NeedsCheck::isOurs)
                        .filter(handler -> NeedsCheck.needOf(handler).isEmpty()))
                .isEmpty();
    }

    @Test
    void onlyTheListedRoutesAreOpenToEverybody() {
        var open = new TreeSet<String>();
        routes.forEach((info, handler) -> {
            if (NeedsCheck.isOurs(handler) && NeedsCheck.needOf(handler).orElseThrow() == Permission.ANYONE) {
                open.addAll(info.getPatternValues());
            }
        });
        open.removeAll(OPEN);

        assertThat(open).allMatch(path -> OWN_DOORS.stream().anyMatch(path::startsWith));
    }

    @Test
    void noRouteOfTheApiIsOpenToEverybody() {
        routes.forEach((info, handler) -> {
            if (info.getPatternValues().stream().anyMatch(path -> path.startsWith("/api/"))) {
                assertThat(NeedsCheck.needOf(handler))
                        .as("%s", info)
                        .isPresent()
                        .isNotEqualTo(Permission.ANYONE);
            }
        });
    }

    @Test
    void everyPageOfAWorkspaceNeedsASeatInIt() {
        routes.forEach((info, handler) -> {
            if (info.getPatternValues().stream().anyMatch(path -> path.startsWith("/{ws}"))) {
                assertThat(NeedsCheck.needOf(handler).orElseThrow())
                        .as("%s", info)
                        .isNotIn(Permission.ANYONE, Permission.SIGNED_IN);
            }
        });
    }
}
