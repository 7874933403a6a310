package dev.kith.demo;

import java.net.URI;

/**
 * What the shop's pages know of Kith. All of it may be read by everybody who looks at a page.
 *
 * @param kith where browsers reach it, without a slash at the end
 * @param workspaceKey how the console's addresses name the shop
 */
record Front(String kith, String workspaceKey, String publicKey) {

    static Front of(URI kith, String workspaceKey, String publicKey) {
        return new Front(kith.toString().replaceAll("/+$", ""), workspaceKey, publicKey);
    }

    /** A page of the console. */
    String console(String path) {
        return kith + "/" + workspaceKey + path;
    }

    /** Only the shop itself and Kith: no inline script, no inline style, nobody else. */
    String policy() {
        return "default-src 'none'; script-src 'self' %1$s; connect-src 'self' %1$s; style-src 'self'; img-src 'self'; "
                        .formatted(kith)
                + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    }
}
