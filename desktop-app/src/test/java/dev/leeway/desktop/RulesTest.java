package dev.leeway.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.leeway.desktop.reading.RuleDesk;
import dev.leeway.desktop.session.OpenWorkspace;
import dev.leeway.desktop.session.WorkspaceSession;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.work.VirtualThreadWork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rules about ignored differences are listed as they stand in the workspace file, and removed. */
@Timeout(120)
class RulesTest {
    private static final String FIRST =
            "      - {kind: ConfigMap, jsonPointers: [/data/colour]}  # theirs\n";
    private static final String SECOND =
            "      - {kind: ConfigMap, name: notes, jqPathExpressions: [.data.size]}\n";

    @TempDir Path folder = Path.of("");
    private ShopOnDisk shop;
    private WorkspaceSession session;

    @BeforeEach
    void open() throws Exception {
        shop =
                ShopOnDisk.in(
                        folder,
                        Map.of("README.md", "The shop\n"),
                        ShopOnDisk.SHOP + "    ignoreDifferences:\n" + FIRST + SECOND);
        OpenWorkspace open = shop.open();
        session =
                new WorkspaceSession(
                        new VirtualThreadWork(),
                        event -> {},
                        new Text(Locale.ENGLISH, ZoneOffset.UTC),
                        "tester",
                        Instant::now,
                        preferences -> {},
                        copied -> {});
        session.open("shop", () -> open);
        await().until(() -> session.readings().rules().isPresent());
    }

    @AfterEach
    void close() {
        session.close();
        shop.close();
    }

    @Test
    void aRemovedRuleIsGoneAndEverythingElseStays() throws Exception {
        String before = Files.readString(shop.file());
        RuleDesk rules = session.readings().rules().orElseThrow();
        List<RuleDesk.Standing> standing = rules.standing();
        assertThat(standing).hasSize(2);
        assertThat(standing.getFirst().applications()).containsExactly("shop");
        assertThat(standing.getFirst().rule().jsonPointers()).containsExactly("/data/colour");

        rules.remove(standing.getFirst());
        assertThat(Files.readString(shop.file())).isEqualTo(before.replace(FIRST, ""));
        assertThatThrownBy(() -> rules.remove(standing.getFirst()))
                .isInstanceOf(RuleDesk.RefusedException.class);

        rules.remove(rules.standing().getFirst());
        assertThat(rules.standing()).isEmpty();
        assertThat(Files.readString(shop.file()))
                .isEqualTo(
                        before.replace("    ignoreDifferences:\n", "")
                                .replace(FIRST, "")
                                .replace(SECOND, ""));
    }
}
