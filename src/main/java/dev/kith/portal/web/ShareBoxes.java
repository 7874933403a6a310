package dev.kith.portal.web;

import dev.kith.platform.WorkspaceId;
import dev.kith.platform.chart.QrSvg;
import dev.kith.platform.page.Words;
import dev.kith.portal.Invitations;
import dev.kith.portal.Standing;
import dev.kith.portal.Standing.Invitation;
import dev.kith.portal.WidgetView;
import dev.kith.referrals.Channel;
import dev.kith.referrals.ShareUrls;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Lays out the means to share, for the widget on the page and for readers without script. */
@Component
final class ShareBoxes {

    private final Invitations invitations;
    private final JsonMapper json;

    ShareBoxes(Invitations invitations, JsonMapper json) {
        this.invitations = invitations;
        this.json = json;
    }

    ShareBox of(WorkspaceId workspace, Standing standing, Words w) {
        Invitation invitation = standing.invitation().orElseThrow();
        WidgetView view = invitations.view(workspace, invitation, standing.friendsWhoBought(), w);
        String link = invitations.link(workspace, invitation);
        // A less-than sign would let a text end the script element it stands in.
        String embedded = json.writeValueAsString(view).replace("<", "\\u003c");
        return new ShareBox(
                output -> output.writeContent(embedded),
                view.title(),
                view.text(),
                link,
                view.shown(),
                invitation.code().code().shown(),
                view.channels().stream()
                        .map(way -> new ShareBox.Way(way.name(), way.url()))
                        .toList(),
                QrSvg.of(ShareUrls.tagged(link, Channel.QR), w.t("me.qr.label", view.shown())),
                invitations.picture(workspace, invitation, "svg"),
                invitations.picture(workspace, invitation, "png"));
    }
}
