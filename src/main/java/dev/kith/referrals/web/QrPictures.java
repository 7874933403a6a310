package dev.kith.referrals.web;

import dev.kith.platform.chart.QrSvg;
import dev.kith.platform.page.Words;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.Permission;
import dev.kith.referrals.Channel;
import dev.kith.referrals.LinkHosts;
import dev.kith.referrals.QrPng;
import dev.kith.referrals.ShareLink;
import dev.kith.referrals.ShareLinks;
import dev.kith.referrals.ShareUrls;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A code's link as a QR picture: dark on white, with the quiet zone that cameras need. */
@Controller
@Needs(Permission.ANYONE)
final class QrPictures {

    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml;charset=utf-8");
    private static final CacheControl A_DAY =
            CacheControl.maxAge(Duration.ofDays(1)).cachePublic();

    private final ShareLinks links;
    private final LinkHosts hosts;

    QrPictures(ShareLinks links, LinkHosts hosts) {
        this.links = links;
        this.hosts = hosts;
    }

    @GetMapping({"/q/{code}.svg", "/q/{code}/{shop}.svg"})
    ResponseEntity<Object> svg(
            HttpServletRequest request, Words words, @PathVariable String code, @PathVariable Optional<String> shop) {
        return address(request, code, shop.orElse(null))
                .<ResponseEntity<Object>>map(link -> ResponseEntity.ok()
                        .contentType(SVG)
                        .cacheControl(A_DAY)
                        .header("Cross-Origin-Resource-Policy", "cross-origin")
                        .body(QrSvg.of(link, words.t("qr.alt", link)).toString()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @GetMapping({"/q/{code}.png", "/q/{code}/{shop}.png"})
    ResponseEntity<Object> png(
            HttpServletRequest request,
            @PathVariable String code,
            @PathVariable Optional<String> shop,
            @RequestParam(defaultValue = "1024") int size) {
        return address(request, code, shop.orElse(null))
                .<ResponseEntity<Object>>map(link -> ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_PNG)
                        .cacheControl(A_DAY)
                        .header("Cross-Origin-Resource-Policy", "cross-origin")
                        .body(QrPng.of(link, size)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private Optional<String> address(HttpServletRequest request, String code, @Nullable String shop) {
        return switch (links.at(code)) {
            case ShareLinks.Found.Links found ->
                hosts.choose(found.all(), request.getHeader("Host"), shop)
                        .map(link -> ShareUrls.tagged(address(link, shop), Channel.QR));
            case ShareLinks.Found.Nobodys _, ShareLinks.Found.Unavailable _ -> Optional.empty();
        };
    }

    private String address(ShareLink link, @Nullable String shop) {
        return hosts.urlOf(link, shop != null);
    }
}
