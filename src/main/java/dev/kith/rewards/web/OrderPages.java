package dev.kith.rewards.web;

import dev.kith.journeys.Journeys;
import dev.kith.journeys.Order;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tenant;
import dev.kith.platform.page.Frame;
import dev.kith.platform.page.Pages;
import dev.kith.platform.page.Refusals;
import dev.kith.platform.page.Words;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.Permission;
import dev.kith.referrals.Check;
import dev.kith.referrals.Happening;
import dev.kith.rewards.Decision;
import dev.kith.rewards.Rewards;
import dev.kith.rewards.web.WhyPage.Fact;
import dev.kith.rewards.web.WhyPage.Sight;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Why an order earned nobody anything, for people. An order of a referral is told on the page of the referral. */
@Controller
@Needs(Permission.REFERRALS_READ)
final class OrderPages {

    private final Journeys journeys;
    private final Rewards rewards;
    private final Tenant tenant;
    private final Casting casting;
    private final Pages pages;
    private final Refusals refusals;

    OrderPages(Journeys journeys, Rewards rewards, Tenant tenant, Casting casting, Pages pages, Refusals refusals) {
        this.journeys = journeys;
        this.rewards = rewards;
        this.tenant = tenant;
        this.casting = casting;
        this.pages = pages;
        this.refusals = refusals;
    }

    /** The id stands in the query: it is the shop's, and may hold what no path can. */
    @GetMapping("/{ws}/orders")
    View order(
            WorkspaceId workspace,
            Frame frame,
            @RequestParam(defaultValue = "") String id,
            HttpServletRequest request) {
        Optional<Order> found = tenant.run(workspace, () -> journeys.order(id));
        if (found.isEmpty()) {
            return refusals.show(404, request);
        }
        Order order = found.get();
        Optional<Decision> decision =
                rewards.rulingOn(workspace, Happening.keyOf(id)).map(Rewards.Ruling::decision);
        return decision.flatMap(Decision::referral)
                .map(referral -> seeOther(frame.home() + "/referrals/" + referral.value()))
                .orElseGet(() -> pages.show("rewards/web/order", page(workspace, frame, order, decision)));
    }

    private OrderPage page(WorkspaceId workspace, Frame frame, Order order, Optional<Decision> decision) {
        Words w = frame.words();
        Cast cast = casting.of(workspace, frame, List.of(), List.of(order.buyer()));
        String key = Happening.keyOf(order.orderId());
        List<Check> checks =
                decision.map(Decision::trace).orElseGet(() -> rewards.explain(workspace, order.person(), key));
        String when = decision.map(
                        known -> w.t("why.decided", w.moment(known.happenedAt()), w.moment(known.decidedAt())))
                .orElseGet(() -> w.t("why.looked", w.moment(order.at())));
        var matter = new Matter(cast, order.buyer(), Optional.empty());
        var sight = new Sight(
                Inputs.occasion(w, key), when, w.t("why.outcome.not_referred"), "", new Trace(matter).stages(checks));
        return new OrderPage(frame, sight, facts(w, matter.friend(), order));
    }

    private static List<Fact> facts(Words w, Cast.Somebody buyer, Order order) {
        return List.of(
                new Fact(w.t("why.fact.buyer"), buyer.name(), buyer.href()),
                new Fact(w.t("why.fact.total"), w.exact(order.total()), ""),
                new Fact(w.t("why.fact.at"), w.moment(order.at()), ""),
                new Fact(
                        w.t("why.fact.state"),
                        w.t("order.state." + order.state().code()),
                        ""));
    }

    private static View seeOther(String path) {
        var view = new RedirectView(path);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExpandUriTemplateVariables(false);
        return view;
    }
}
