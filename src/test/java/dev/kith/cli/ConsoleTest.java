package dev.kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ConsoleTest {

    private final StringWriter said = new StringWriter();
    private final Console console = new Console(new PrintWriter(said), new PrintWriter(said));

    @Test
    void whatLiesWithinAFieldIsNamedAfterIt() {
        show("""
                {"workspaceId":"w-1","widgetKey":{"id":"k-1","secret":"s"},"domains":["bloom.example","b.example"]}""");

        assertThat(said).hasToString("""
                workspaceId       w-1
                widgetKey.id      k-1
                widgetKey.secret  s
                domains           bloom.example b.example
                """);
    }

    @Test
    void rowsStandUnderTheirNames() {
        show("""
                {"data":[{"id":"k-1","name":"till"},{"id":"key-2"}]}""");

        assertThat(said).hasToString("""
                id     name
                k-1    till
                key-2
                """);
    }

    private void show(String json) {
        console.show(Console.JSON.readTree(json), false);
    }
}
