package dev.kith.programs.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.platform.page.Words;
import dev.kith.programs.Drafted;
import dev.kith.programs.Finding;
import dev.kith.programs.web.ProgramPage.Objection;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectionsTest {

    private static final Drafted WITHOUT_RATES = new Drafted(
            "{}", "[]", List.of(new Finding("/terms/rules", "V20", Finding.Weight.WARNING, "There is no rate table.")));

    @Test
    void tellsOfTwoCurrenciesInTheReadersLanguage() {
        assertThat(warning("en").text()).contains("exchange rates");
        assertThat(warning("it").text()).contains("tabella dei cambi");
        assertThat(warning("ru").text()).contains("Таблицы курсов");
        assertThat(List.of(warning("it"), warning("ru")))
                .extracting(Objection::language)
                .containsExactly("it", "ru");
    }

    private static Objection warning(String language) {
        return new Objections(Words.of(language), WITHOUT_RATES).warnings().getFirst();
    }
}
