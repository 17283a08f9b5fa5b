package dev.leeway.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.history.SyncTally.End;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written into records in words is read from them again, and nothing else is. */
class RecordedWordsTest {
    @Test
    void aTallyIsReadAsItWasWritten() {
        Map<End, Integer> counts = new EnumMap<>(End.class);
        assertThat(new SyncTally(counts).words()).isEqualTo("nothing to do");
        assertThat(SyncTally.read("nothing to do")).contains(new SyncTally(Map.of()));
        int many = 1;
        for (End end : End.values()) {
            counts.put(end, many++);
            SyncTally tally = new SyncTally(counts);
            assertThat(SyncTally.read(tally.words())).contains(tally);
            SyncTally alone = new SyncTally(Map.of(end, 1));
            assertThat(SyncTally.read(alone.words())).contains(alone);
        }
        assertThat(new SyncTally(counts).words())
                .isEqualTo(
                        "1 done, 2 failed, 3 refused, 4 left alone, 5 not attempted, 6 unknown, 7"
                                + " left out, 8 documents not planned");
        assertThat(SyncTally.read("5 done, 2 refused, 1 left out"))
                .as("as it was written when what a plan held counted as refused")
                .contains(new SyncTally(Map.of(End.DONE, 5, End.REFUSED, 2, End.LEFT_OUT, 1)));
        assertThat(new SyncTally(Map.of(End.NOT_PLANNED, 1)).words())
                .isEqualTo("nothing to do, 1 document not planned");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1 done,",
                "one done",
                "1 done, and more",
                "1 failed, 1 done",
                "0 done",
                "2 not planned",
                "The history could not be written; nothing was sent."
            })
    void whatIsNoTallyIsNotReadAsOne(String words) {
        assertThat(SyncTally.read(words)).isEmpty();
    }

    @Test
    void theBeginningAndTheEndTellWhatBeganTheSync() {
        for (String trigger : new String[] {"", "a commit (of two)", "drift\nof one object"}) {
            SyncWords.Opening opening = new SyncWords.Opening(3, trigger);
            assertThat(SyncWords.Opening.read(opening.words())).contains(opening);
        }
        assertThat(new SyncWords.Opening(3, "").words()).isEqualTo("3 step(s) approved");
        assertThat(SyncWords.Opening.read("nothing of the kind")).isEmpty();
        SyncWords.Closing closing = new SyncWords.Closing("a new commit", "1 done");
        assertThat(SyncWords.Closing.read(closing.words())).isEqualTo(closing);
        assertThat(SyncWords.Closing.read("1 done")).isEqualTo(new SyncWords.Closing("", "1 done"));
    }
}
