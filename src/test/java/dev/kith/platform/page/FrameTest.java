package dev.kith.platform.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.platform.page.Frame.Desk;
import dev.kith.platform.web.Permission;
import dev.kith.testkit.Templates;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FrameTest {

    private final Desk norte = new Desk("norte", "Bottega Norte", false, "ada@norte.example", List.of(), List.of());
    private final Desk twin = new Desk("norte~test", "Bottega Norte", true, "ada@norte.example", List.of(), List.of());

    @Test
    void leadsFromLiveToTestDataAndBack() {
        assertThat(frame(norte).twinPath()).isEqualTo("/norte~test");
        assertThat(frame(twin).twinPath()).isEqualTo("/norte");
    }

    @Test
    void saysNothingToAStrangerButASentenceAndAWayOn() {
        var page = RefusedPage.of(404, Reader.of("it"), "req_1");

        String html = Templates.render("platform/page/refused", page);

        assertThat(html)
                .contains("Questa pagina non esiste")
                .contains("lang=\"it\"")
                .doesNotContain("req_1");
    }

    @Test
    void namesTheRequestOnlyWhenSomethingBroke() {
        var page = RefusedPage.of(500, Reader.of("en"), "req_1");

        assertThat(Templates.render("platform/page/refused", page)).contains("Request req_1");
    }

    @Test
    void showsNamesOnlyToThoseWhoMayKnowThem() {
        Frame everything = frame(norte, Permission.PERSONAL_READ);
        Frame counts = frame(norte);

        assertThat(everything.personal("Ada Neri")).isEqualTo("Ada Neri");
        assertThat(counts.personal("Ada Neri")).isEqualTo("A. N.");
        assertThat(counts.personal("ada@norte.example")).isEqualTo("a…@norte.example");
    }

    private static Frame frame(Desk desk, Permission... permissions) {
        return new Frame(Reader.of("en"), desk, List.of(), "token", Set.of(permissions));
    }
}
