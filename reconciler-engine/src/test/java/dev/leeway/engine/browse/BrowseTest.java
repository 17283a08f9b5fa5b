package dev.leeway.engine.browse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The parts of looking around that need no cluster. */
class BrowseTest {
    private static LogLine line(long second, String text) {
        return new LogLine(Instant.ofEpochSecond(second), text);
    }

    private static List<String> texts(LogBuffer buffer) {
        List<String> texts = new ArrayList<>();
        buffer.entries().forEach(entry -> texts.add(entry.source() + entry.line().text()));
        return texts;
    }

    @Test
    void severalLogsAreMergedByTimeAndEachKeepsItsOrder() {
        LogBuffer buffer = new LogBuffer(100);
        assertThat(buffer.add(0, List.of(line(1, "a"), line(5, "b"), line(9, "c")))).isZero();
        assertThat(buffer.add(1, List.of(line(2, "x"), line(7, "y")))).isEqualTo(1);
        assertThat(texts(buffer)).containsExactly("0a", "1x", "0b", "1y", "0c");
        assertThat(buffer.add(0, List.of(line(3, "late"))))
                .as("a log whose clock goes back keeps its order")
                .isEqualTo(5);
        assertThat(texts(buffer)).endsWith("0c", "0late");
    }

    @Test
    void theBufferNeverHoldsMoreThanItsLimitAndATenth() {
        LogBuffer buffer = new LogBuffer(100);
        for (int i = 0; i < 10_000; i++) {
            buffer.add(0, List.of(line(i, "line " + i)));
            assertThat(buffer.entries().size()).isLessThanOrEqualTo(110);
        }
        assertThat(buffer.entries().getLast().line().text()).isEqualTo("line 9999");
        assertThat(buffer.dropped() + buffer.entries().size()).isEqualTo(10_000);
    }

    private static JsonObject role(String rules) {
        return JsonReader.readObject("{\"rules\":[" + rules + "]}");
    }

    @Test
    void rulesAllowWhatTheyName() {
        AccessQuestion logs = new AccessQuestion("get", "", "pods", "log", "shop", "web-1");
        assertThat(GrantRules.allows(role(rule("\"\"", "pods/log", "get", "")), logs)).isTrue();
        assertThat(GrantRules.allows(role(rule("\"\"", "*/log", "get", "")), logs)).isTrue();
        assertThat(GrantRules.allows(role(rule("\"*\"", "*", "*", "")), logs)).isTrue();
        assertThat(GrantRules.allows(role(rule("\"\"", "pods", "get", "")), logs))
                .as("a resource does not cover its subresources")
                .isFalse();
        assertThat(GrantRules.allows(role(rule("\"apps\"", "pods/log", "get", "")), logs))
                .isFalse();
        assertThat(GrantRules.allows(role(rule("\"\"", "pods/log", "list", "")), logs)).isFalse();
        assertThat(GrantRules.allows(role(rule("\"\"", "pods/log", "get", "\"web-1\"")), logs))
                .isTrue();
        assertThat(GrantRules.allows(role(rule("\"\"", "pods/log", "get", "\"other\"")), logs))
                .isFalse();
    }

    private static String rule(String group, String resource, String verb, String names) {
        return """
               {"apiGroups":[%s],"resources":["%s"],"verbs":["%s"],"resourceNames":[%s]}"""
                .formatted(group, resource, verb, names);
    }
}
