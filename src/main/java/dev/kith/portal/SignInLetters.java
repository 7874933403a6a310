package dev.kith.portal;

import dev.kith.people.People;
import dev.kith.people.Person;
import dev.kith.people.RootId;
import dev.kith.platform.KithSettings;
import dev.kith.platform.Workspace;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.Workspaces;
import dev.kith.platform.crypto.Secrets;
import dev.kith.platform.jobs.TimerHandler;
import dev.kith.platform.mail.Block;
import dev.kith.platform.mail.Care;
import dev.kith.platform.mail.Letter;
import dev.kith.platform.mail.Letterhead;
import dev.kith.platform.mail.MailAddress;
import dev.kith.platform.mail.Mailbox;
import dev.kith.platform.page.Words;
import dev.kith.portal.PortalStore.Ask;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Mails the link to those who asked for one and are known. Nobody waits for it, so nobody can measure it. */
@Component
final class SignInLetters implements TimerHandler {

    static final String KIND = "portal.sign_in";

    private final PortalStore store;
    private final People people;
    private final Mailbox mailbox;
    private final Workspaces workspaces;
    private final Secrets secrets;
    private final KithSettings settings;

    SignInLetters(
            PortalStore store,
            People people,
            Mailbox mailbox,
            Workspaces workspaces,
            Secrets secrets,
            KithSettings settings) {
        this.store = store;
        this.people = people;
        this.mailbox = mailbox;
        this.workspaces = workspaces;
        this.secrets = secrets;
        this.settings = settings;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void due(WorkspaceId workspace, List<UUID> asks, Instant now) {
        asks.forEach(id -> store.ask(id)
                .filter(ask -> now.isBefore(ask.ends()))
                .ifPresent(ask -> rootOf(ask.address()).ifPresent(root -> mail(workspace, ask, root))));
    }

    private Optional<RootId> rootOf(String address) {
        return people.findByEmail(address)
                .flatMap(people::load)
                .map(Person::roots)
                .map(PortalStore::first);
    }

    private void mail(WorkspaceId workspace, Ask ask, RootId root) {
        var pass = new Pass(workspace, secrets.bytes(Pass.SECRET_BYTES));
        store.issue(ask, pass.hash(), root);
        mailbox.send(
                workspace,
                letter(workspaces.get(workspace), ask, settings.publicUrl().resolve("/me/in/" + pass.text())));
    }

    static Letter letter(Workspace shop, Ask ask, URI link) {
        Words w = Words.of(ask.language()).at(shop.zone());
        var head = new Letterhead(
                w.language(),
                shop.name(),
                w.t("mail.sign_in_link.preview"),
                w.t("mail.sign_in_link.why", w.moment(ask.at()), ask.browser()),
                Optional.empty());
        return new Letter(
                "sign_in_link:" + ask.id(),
                "sign_in_link",
                Care.SECURITY,
                new MailAddress(ask.address()),
                head,
                w.t("mail.sign_in_link.subject", shop.name()),
                List.of(
                        new Block.Title(w.t("mail.sign_in_link.title")),
                        new Block.Paragraph(w.t("mail.sign_in_link.body")),
                        new Block.Button(w.t("mail.sign_in_link.button"), link),
                        new Block.Fine(w.t("mail.sign_in_link.ignore"))),
                ask.ends());
    }
}
