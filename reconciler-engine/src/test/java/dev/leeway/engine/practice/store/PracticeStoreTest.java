package dev.leeway.engine.practice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.practice.store.StoreEvent.Change;
import dev.leeway.engine.resource.GroupKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PracticeStoreTest {
    private static final GroupKind POD = new GroupKind("", "Pod");
    private static final GroupKind NODE = new GroupKind("", "Node");

    private final PracticeStore store =
            new PracticeStore(InstantSource.fixed(Instant.parse("2026-11-22T05:00:00.5Z")), 6);

    @Test
    void aNewObjectGetsUidTimeAndVersion() {
        JsonObject stored = create("a", "web", "{}");
        assertThat(ObjectMeta.uid(stored)).hasSize(36);
        assertThat(ObjectMeta.of(stored).string("creationTimestamp"))
                .contains("2026-11-22T05:00:00Z");
        assertThat(ObjectMeta.version(stored)).isEqualTo(store.currentVersion());
        assertThat(store.create(POD, pod("a", "web", "{}")))
                .isEqualTo(new StoreResult.Exists(stored));
    }

    @Test
    void anEmptyStoreTakesWhatAnotherHeld() throws Exception {
        JsonObject stored = create("a", "web", "{}");
        PracticeStore other = new PracticeStore(InstantSource.system(), 6);
        other.fill(store.content());
        assertThat(other.get(POD, "a", "web")).contains(stored);
        assertThat(other.currentVersion()).isEqualTo(store.currentVersion());
        assertThatThrownBy(
                        () -> other.watch(Set.of(POD), Selection.ALL, store.currentVersion() - 1))
                .isInstanceOf(VersionGoneException.class);
        other.watch(Set.of(POD), Selection.ALL, store.currentVersion()).close();
        assertThatThrownBy(() -> other.fill(store.content()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anUpdateNeedsTheVersionThatWasRead() {
        JsonObject first = create("a", "web", "{}");
        StoreResult second = store.update(POD, first, ObjectMeta.version(first));
        assertThat(second).isInstanceOf(StoreResult.Written.class);
        assertThat(store.update(POD, first, ObjectMeta.version(first)))
                .isInstanceOf(StoreResult.Stale.class);
        assertThat(store.update(POD, pod("a", "other", "{}"), 1))
                .isInstanceOf(StoreResult.Absent.class);
        assertThat(store.remove(POD, "a", "web", ObjectMeta.version(first)))
                .isInstanceOf(StoreResult.Stale.class);
    }

    @Test
    void aListHoldsOneNamespaceInOrderEvenWhenNamesShareAPrefix() {
        create("a", "z", "{}");
        create("a", "b", "{}");
        create("a-b", "c", "{}");
        assertThat(store.list(POD, Selection.inNamespace("a")).objects())
                .extracting(ObjectMeta::name)
                .containsExactly("b", "z");
        assertThat(store.list(POD, Selection.ALL).objects()).hasSize(3);
    }

    @Test
    void aListAtAnOldVersionShowsWhatStoodThen() throws Exception {
        JsonObject a = create("n", "a", "{}");
        create("n", "b", "{}");
        long then = store.currentVersion();
        store.update(POD, ObjectMeta.with(a, "note", "new"), ObjectMeta.version(a));
        store.remove(POD, "n", "b", then);
        create("n", "c", "{}");
        ObjectsAt old = store.listAt(POD, Selection.inNamespace("n"), then);
        assertThat(old.version()).isEqualTo(then);
        assertThat(old.objects()).extracting(ObjectMeta::name).containsExactly("a", "b");
        assertThat(old.objects().getFirst()).isEqualTo(a);
    }

    @Test
    void anObjectIsFoundByTheControllerThatItNamesNow() {
        JsonObject adopted = controlled(create("n", "b", "{}"), "set-1");
        controlled(create("n", "a", "{}"), "set-1");
        controlled(create("n", "c", "{}"), "set-2");
        create("n", "free", "{}");
        assertThat(store.controlledBy("set-1", POD))
                .extracting(ObjectMeta::name)
                .containsExactly("a", "b");
        assertThat(store.controlledBy("set-1", NODE)).isEmpty();

        PracticeStore other = new PracticeStore(InstantSource.system(), 6);
        other.fill(store.content());
        assertThat(other.controlledBy("set-1", POD)).isEqualTo(store.controlledBy("set-1", POD));

        controlled(adopted, "set-2");
        store.remove(POD, "n", "c", ObjectMeta.version(store.get(POD, "n", "c").orElseThrow()));
        assertThat(store.controlledBy("set-1", POD))
                .extracting(ObjectMeta::name)
                .containsExactly("a");
        assertThat(store.controlledBy("set-2", POD))
                .extracting(ObjectMeta::name)
                .containsExactly("b");
    }

    private JsonObject controlled(JsonObject object, String owner) {
        JsonObject owned =
                ObjectMeta.with(
                        object,
                        "ownerReferences",
                        JsonArray.of(
                                JsonReader.readObject(
                                        "{\"uid\":\"" + owner + "\",\"controller\":true}")));
        return written(store.update(POD, owned, ObjectMeta.version(object)));
    }

    @Test
    void historyBeyondItsLimitIsGone() {
        long begin = store.currentVersion();
        for (int i = 0; i < 8; i++) {
            create("n", "p" + i, "{}");
        }
        assertThatThrownBy(() -> store.watch(Set.of(POD), Selection.ALL, begin))
                .isInstanceOf(VersionGoneException.class)
                .hasMessage("too old resource version: 1000 (1002)");
        assertThatThrownBy(() -> store.listAt(POD, Selection.ALL, begin))
                .isInstanceOf(VersionGoneException.class);
    }

    @Test
    void aWatchTellsWhatItMissedThenWhatComesAndNothingOfOtherTypes() throws Exception {
        create("n", "a", "{}");
        long seen = store.currentVersion();
        JsonObject b = create("n", "b", "{}");
        try (StoreWatch watch = store.watch(Set.of(POD), Selection.ALL, seen)) {
            store.create(NODE, pod("", "node", "{}"));
            store.remove(POD, "n", "b", ObjectMeta.version(b));
            assertThat(changed(watch).change()).isEqualTo(Change.ADDED);
            StoreEvent deleted = changed(watch);
            assertThat(deleted.change()).isEqualTo(Change.DELETED);
            assertThat(ObjectMeta.version(deleted.object())).isEqualTo(deleted.version());
            assertThat(watch.next(Duration.ZERO))
                    .isEqualTo(new WatchSignal.Quiet(store.currentVersion()));
        }
        assertThat(store.watchCount()).isZero();
    }

    @Test
    void aSelectionTurnsChangesIntoComingAndGoing() throws Exception {
        Selection web = new Selection("", LabelSelector.parse("app=web"), FieldSelector.ALL);
        JsonObject object = create("n", "a", "{\"app\":\"db\"}");
        try (StoreWatch watch = store.listAndWatch(POD, web).watch()) {
            JsonObject now = relabel(object, "web");
            now = relabel(now, "web");
            now = relabel(now, "db");
            relabel(now, "db");
            assertThat(changed(watch).change()).isEqualTo(Change.ADDED);
            assertThat(changed(watch).change()).isEqualTo(Change.MODIFIED);
            StoreEvent gone = changed(watch);
            assertThat(gone.change()).isEqualTo(Change.DELETED);
            assertThat(ObjectMeta.label(gone.object(), "app")).contains("web");
            assertThat(ObjectMeta.version(gone.object())).isEqualTo(gone.version());
            assertThat(watch.next(Duration.ZERO)).isInstanceOf(WatchSignal.Quiet.class);
        }
    }

    @Test
    void endedWatchesSayWhy() throws Exception {
        try (StoreWatch watch = store.listAndWatch(POD, Selection.ALL).watch()) {
            store.endWatches(Optional.of(POD), WatchSignal.End.TYPE_REMOVED);
            assertThat(watch.next(Duration.ofSeconds(5)))
                    .isEqualTo(new WatchSignal.Ended(WatchSignal.End.TYPE_REMOVED));
            assertThat(watch.next(Duration.ZERO)).isInstanceOf(WatchSignal.Ended.class);
        }
    }

    @Test
    void selectorsReadWhatKubectlSends() {
        JsonObject object = pod("n", "a", "{\"app\":\"web\",\"tier\":\"1\"}");
        assertThat(LabelSelector.parse("app=web,tier==1,!gone,app").matches(object)).isTrue();
        assertThat(LabelSelector.parse("app in (db, web),tier notin (2,3)").matches(object))
                .isTrue();
        assertThat(LabelSelector.parse("app!=web").matches(object)).isFalse();
        assertThat(LabelSelector.parse("other!=web").matches(object)).isTrue();
        assertThat(LabelSelector.parse("app notin (web),x").text()).isEqualTo("app!=web,x");
        assertThatThrownBy(() -> LabelSelector.parse("a=b=c"))
                .isInstanceOf(SelectorException.class);
        assertThat(FieldSelector.parse("metadata.name=a,metadata.namespace!=x").matches(object))
                .isTrue();
        assertThat(FieldSelector.parse("spec.nodeName=").matches(object)).isTrue();
        assertThatThrownBy(() -> FieldSelector.parse("a=b").requireKnown(Set.of("metadata.name")))
                .hasMessage("field label not supported: a");
    }

    private JsonObject relabel(JsonObject object, String app) {
        JsonObject changed =
                ObjectMeta.with(
                        object, "labels", JsonReader.readObject("{\"app\":\"" + app + "\"}"));
        return written(store.update(POD, changed, ObjectMeta.version(object)));
    }

    private static StoreEvent changed(StoreWatch watch) throws InterruptedException {
        WatchSignal signal = watch.next(Duration.ofSeconds(5));
        assertThat(signal).isInstanceOf(WatchSignal.Changed.class);
        return ((WatchSignal.Changed) signal).event();
    }

    private JsonObject create(String namespace, String name, String labels) {
        return written(store.create(POD, pod(namespace, name, labels)));
    }

    private static JsonObject written(StoreResult result) {
        assertThat(result).isInstanceOf(StoreResult.Written.class);
        return ((StoreResult.Written) result).object();
    }

    private static JsonObject pod(String namespace, String name, String labels) {
        String in = namespace.isEmpty() ? "" : "\"namespace\":\"" + namespace + "\",";
        return JsonReader.readObject(
                "{\"metadata\":{" + in + "\"name\":\"" + name + "\",\"labels\":" + labels + "}}");
    }
}
