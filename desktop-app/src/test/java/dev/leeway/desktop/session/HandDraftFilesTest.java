package dev.leeway.desktop.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.reading.HandDrafts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was typed by hand outlives the process, for its owner alone. */
class HandDraftFilesTest {
    private static final Instant AT = Instant.parse("2026-03-01T03:00:00Z");
    private static final HandDrafts.Kept TYPED =
            new HandDrafts.Kept("abc", AT, Map.of("shop/api.yaml", "a: 1\nb: [2\n"));

    @TempDir Path folder = Path.of("");

    private HandDraftFiles drafts() {
        return new HandDraftFiles(folder.resolve("deep/drafts"));
    }

    private List<Path> files() throws Exception {
        try (Stream<Path> all = Files.list(folder.resolve("deep/drafts"))) {
            return all.toList();
        }
    }

    @Test
    void keepsWhatWasTypedLastForItsOwner() throws Exception {
        assertThat(drafts().find("shop api")).isEmpty();
        drafts().keep("shop api", new HandDrafts.Kept("abc", AT, Map.of("x.yaml", "old")));
        drafts().keep("shop api", TYPED);
        drafts().keep("shop worker", new HandDrafts.Kept("abc", AT, Map.of("y.yaml", "other")));

        assertThat(drafts().find("shop api")).contains(TYPED);
        assertThat(files()).hasSize(2);
        Path file = files().getFirst();
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void forgetsWhatWasProposedOrGivenUp() throws Exception {
        drafts().forget("shop api");
        drafts().keep("shop api", TYPED);
        drafts().forget("shop api");
        assertThat(drafts().find("shop api")).isEmpty();

        drafts().keep("shop api", TYPED);
        drafts().keep("shop api", new HandDrafts.Kept("abc", AT, Map.of()));
        assertThat(files()).as("nothing is left").isEmpty();
    }

    @Test
    void aFileThatCannotBeReadIsPassedOverAndStays() throws Exception {
        drafts().keep("shop api", TYPED);
        Path file = files().getFirst();
        for (String broken : List.of("no json", "{\"texts\":{\"a\":\"b\"},\"at\":\"soon\"}")) {
            Files.writeString(file, broken);
            assertThat(drafts().find("shop api")).isEmpty();
            assertThat(file).hasContent(broken);
        }
    }
}
