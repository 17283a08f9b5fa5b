package dev.leeway.product.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.audit.AuditEvent;
import dev.leeway.engine.audit.AuditKind;
import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.live.TrackingMark;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.product.chaos.ClusterWrites.By;
import dev.leeway.product.chaos.ClusterWrites.Write;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each check finds what was broken on purpose, names it, and finds nothing where all is well. */
class ExaminationTest {
    private static final ResourceKey KEY = new ResourceKey("", "ConfigMap", "shop", "settings");
    private static final JsonObject ASKED = object("v1");
    private static final int DEED = 3;

    private final Trail trail = new Trail();

    private static JsonObject object(String value) {
        return JsonReader.readObject(
                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"settings\",\"namespace\":\"shop\"},\"data\":{\"k\":\"%s\"}}"
                        .formatted(value));
    }

    private static Write write(long before, long version, String method, String value) {
        return new Write(DEED, before, version, KEY, By.LEEWAY, method, "leeway", object(value));
    }

    private static final List<Write> APPLIED_AND_MARKED =
            List.of(write(10, 11, "PATCH", "v1"), write(11, 12, "PATCH", "v1"));

    private Trail.Row row(AuditKind kind, Outcome outcome, String before, String after) {
        trail.add(
                DEED,
                AuditEvent.of(Instant.EPOCH, "ada", kind, outcome, "as told")
                        .inRun("run", "digest")
                        .about("shop", "practice")
                        .at("r0", "commit")
                        .on(KEY, before, after));
        return trail.rows().getLast();
    }

    private static Examination.Wanted asking(Optional<JsonObject> what) {
        return (_, _, _) -> what;
    }

    @Test
    void aRowAccountsForTheWriteAndTheMark() {
        List<Trail.Row> rows = List.of(row(AuditKind.OBJECT_APPLIED, Outcome.DONE, "10", "12"));

        assertThat(Examination.unaccounted(APPLIED_AND_MARKED, rows)).isEmpty();
        assertThat(Examination.invented(APPLIED_AND_MARKED, rows)).isEmpty();
        assertThat(Examination.unlike(APPLIED_AND_MARKED, rows, asking(Optional.of(ASKED))))
                .isEmpty();
    }

    @Test
    void aWriteWithoutARowIsNamed() {
        assertThat(Examination.unaccounted(APPLIED_AND_MARKED, List.of()))
                .hasSize(2)
                .allSatisfy(
                        one ->
                                assertThat(one)
                                        .startsWith("a write without its audit row")
                                        .contains("shop/settings"));
    }

    @Test
    void aRowThatSaysNothingWasDoneDoesNotAccountForAWrite() {
        List<Trail.Row> rows = List.of(row(AuditKind.OBJECT_APPLIED, Outcome.FAILED, "10", ""));

        assertThat(Examination.unaccounted(APPLIED_AND_MARKED, rows)).hasSize(2);
    }

    @Test
    void aRowOfAnotherDeedOrOfOlderVersionsDoesNotAccountForAWrite() {
        List<Trail.Row> older = List.of(row(AuditKind.OBJECT_APPLIED, Outcome.DONE, "8", "11"));

        assertThat(Examination.unaccounted(APPLIED_AND_MARKED, older)).hasSize(1);
        assertThat(
                        Examination.unaccounted(
                                APPLIED_AND_MARKED,
                                List.of(new Trail.Row(DEED + 1, older.getFirst().event()))))
                .hasSize(2);
    }

    @Test
    void aRowWithoutAWriteIsNamed() {
        List<Trail.Row> rows =
                List.of(
                        row(AuditKind.OBJECT_APPLIED, Outcome.DONE, "12", "13"),
                        row(AuditKind.OBJECT_DELETED, Outcome.DONE, "12", ""),
                        row(AuditKind.INVENTORY_WRITTEN, Outcome.DONE, "1", "2"));

        assertThat(Examination.invented(APPLIED_AND_MARKED, rows))
                .hasSize(3)
                .allSatisfy(one -> assertThat(one).startsWith("an audit row without its write"));
    }

    @Test
    void aRowMayHaveTheVersionAtWhichTheObjectWasSeenAfterALostAnswer() {
        List<Trail.Row> rows = List.of(row(AuditKind.OBJECT_APPLIED, Outcome.DONE, "10", "15"));

        assertThat(Examination.invented(APPLIED_AND_MARKED, rows)).isEmpty();
        assertThat(Examination.unlike(APPLIED_AND_MARKED, rows, asking(Optional.of(object("v2")))))
                .hasSize(1);
    }

    @Test
    void aDeletionThatNobodyAskedForOrOfWhatGitAsksForIsNamed() {
        List<Write> deleted = List.of(write(12, 13, "DELETE", "v1"));
        List<Trail.Row> rows = List.of(row(AuditKind.OBJECT_DELETED, Outcome.DONE, "12", ""));

        assertThat(Examination.unplanned(deleted, rows, Set.of(DEED), asking(Optional.empty())))
                .isEmpty();
        assertThat(Examination.unplanned(deleted, rows, Set.of(), asking(Optional.empty())))
                .singleElement()
                .asString()
                .startsWith("a deletion that nobody asked for");
        assertThat(Examination.unplanned(deleted, rows, Set.of(DEED), asking(Optional.of(ASKED))))
                .singleElement()
                .asString()
                .startsWith("a deletion of what Git asks for");
    }

    @Test
    void whatIsReportedDoneAndIsOtherwiseIsNamed() {
        List<Write> other = List.of(write(10, 12, "PATCH", "v2"));
        List<Trail.Row> rows = List.of(row(AuditKind.OBJECT_APPLIED, Outcome.DONE, "10", "12"));

        assertThat(Examination.unlike(other, rows, asking(Optional.of(ASKED))))
                .singleElement()
                .asString()
                .startsWith("reported done and not as its commit asks");
        assertThat(Examination.unlike(other, rows, asking(Optional.empty())))
                .singleElement()
                .asString()
                .startsWith("done, and its commit does not ask for it");
    }

    @Test
    void aHoleInTheInventoryIsNamed() {
        JsonObject marked =
                object("v1")
                        .withAt(
                                List.of("metadata", "annotations", TrackingMark.ANNOTATION),
                                JsonReader.read("\"shop:/ConfigMap:shop/settings\""));

        assertThat(Examination.holes(List.of(marked), Map.of("shop", Set.of(KEY)))).isEmpty();
        assertThat(Examination.holes(List.of(object("v1")), Map.of())).isEmpty();
        assertThat(Examination.holes(List.of(marked), Map.of("shop", Set.of())))
                .singleElement()
                .asString()
                .startsWith("a hole in the inventory")
                .contains("settings");
    }

    @Test
    void aLeaseWithoutAnEndIsNamed() {
        assertThat(
                        Examination.endless(
                                List.of(
                                        JsonReader.readObject("{\"id\":\"b-1\",\"end\":\"\"}"),
                                        JsonReader.readObject(
                                                "{\"id\":\"b-2\",\"end\":\"2026-01-01T00:00:00Z\"}"))))
                .containsExactly("a lease without an end: b-1");
    }

    @Test
    void whatGitAsksForIsInTheObjectOrItIsNot() {
        JsonObject live = object("v1").with("status", JsonReader.read("{\"a\":[1,2]}"));

        assertThat(GitTruth.has(live, ASKED)).isTrue();
        assertThat(GitTruth.has(live, object("v2"))).isFalse();
        assertThat(GitTruth.has(live, JsonReader.read("{\"status\":{\"a\":[1]}}"))).isFalse();
    }
}
