package dev.kith.portal.web;

import dev.kith.platform.page.Reader;
import java.util.List;
import java.util.Optional;

/**
 * What a friend sees who followed a link: who gives, what, and on which condition. Nothing else about the advocate.
 *
 * @param title for the tab and for messengers
 * @param from "A gift from Ada"
 * @param offer the one sentence the page is about
 * @param gift large, in the colored field
 * @param also what the advocate gets, if the program says so in public
 * @param ask the form, if the page asks for an address; else {@code onward} leads to the shop
 * @param picture the absolute address of the picture that messengers show
 */
record LandingPage(
        Reader reader,
        String shop,
        String title,
        From from,
        String offer,
        String lead,
        String gift,
        Optional<String> also,
        String code,
        Optional<Ask> ask,
        Optional<NoticePage.Way> onward,
        String terms,
        List<Step> steps,
        String address,
        String picture) {

    /** @param letter stands in the circle beside the name; a present does if it is empty */
    record From(String letter, String text) {}

    /** @param click the sealed click that led here, so that the claim counts for it */
    record Ask(String action, String click, String button, String typed, String mistake) {}

    record Step(String title, String text) {}
}
