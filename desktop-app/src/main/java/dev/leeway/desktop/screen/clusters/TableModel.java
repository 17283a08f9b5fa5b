package dev.leeway.desktop.screen.clusters;

import dev.leeway.engine.wording.Wording;
import dev.leeway.desktop.reading.ClusterBrowsing;
import dev.leeway.desktop.screen.clusters.TableStanding.ListTrouble;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.desktop.work.BackgroundWork;
import dev.leeway.desktop.work.UiInbox;
import dev.leeway.engine.browse.TableColumn;
import dev.leeway.engine.browse.TableNews;
import dev.leeway.engine.browse.TableRow;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.LiveState.Unreadable.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;

/**
 * The rows of one table: followed in the background, filtered and sorted there too, and held still
 * while somebody reads further down. Belongs to the window's thread.
 */
public final class TableModel implements AutoCloseable {
    private record Arrived(int generation, String list, TableNews news) {}

    private final Desk desk;
    private final UiInbox<Arrived> inbox;
    private final Map<String, TableRow> rows = new HashMap<>();
    private final TableLists lists = new TableLists();
    private final RowList shown = new RowList();
    private Map<String, Integer> placeOf = Map.of();
    private final Set<String> gone = new HashSet<>();
    private final ReadOnlyObjectWrapper<List<TableColumn>> columns =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<TableStanding> standing =
            new ReadOnlyObjectWrapper<>(TableStanding.NONE);
    private final List<BackgroundWork.Job> running = new ArrayList<>();
    private Optional<TableSource> source = Optional.empty();
    private RowFilter filter = RowFilter.ALL;
    private Comparator<TableRow> order = RowOrder.BY_NAME;
    private int generation;
    private int wanted;
    private boolean arranging;
    private boolean held;
    private boolean still;
    private int fresh;

    /** Makes a model that follows nothing. */
    public TableModel(Desk desk) {
        this.desk = desk;
        this.inbox = new UiInbox<>(desk.ui(), this::take);
    }

    /** Follows another table; following the same one again changes nothing. */
    public void follow(TableSource next) {
        if (source.filter(next::equals).isPresent()) {
            return;
        }
        end();
        source = Optional.of(next);
        begin();
    }

    /** Follows the same table from the beginning. */
    public void restart() {
        Optional<TableSource> again = source;
        end();
        source = again;
        begin();
    }

    private void begin() {
        Optional<ClusterBrowsing> clusters = desk.readings().clusters();
        if (source.isEmpty() || clusters.isEmpty()) {
            tell();
            return;
        }
        TableSource followed = source.get();
        int asked = generation;
        for (String namespace : followed.lists()) {
            lists.add(namespace);
            running.add(
                    desk.work()
                            .follow(
                                    "table of " + followed.kind().plural(),
                                    settled ->
                                            clusters.get()
                                                    .browser(followed.cluster())
                                                    .followTable(
                                                            followed.kind(),
                                                            namespace,
                                                            news -> {
                                                                inbox.post(
                                                                        new Arrived(
                                                                                asked, namespace,
                                                                                news));
                                                                if (!(news
                                                                                instanceof
                                                                                TableNews.Began)
                                                                        && !(news
                                                                                instanceof
                                                                                TableNews.Page)) {
                                                                    settled.run();
                                                                }
                                                            }),
                                    failed -> failed(asked, namespace, failed)));
        }
        tell();
    }

    private void failed(int asked, String namespace, Exception failed) {
        if (failed instanceof InterruptedException) {
            return;
        }
        TableNews news =
                failed instanceof ClusterException refused
                        ? new TableNews.Trouble(refused.reason(), refused.said(), refused.advice())
                        : new TableNews.Trouble(
                                Reason.SERVER_ERROR,
                                Wording.quoted(failed.toString()),
                                Wording.quoted(desk.text().text("trouble.report")));
        inbox.post(new Arrived(asked, namespace, news));
    }

    private void end() {
        generation++;
        running.forEach(BackgroundWork.Job::cancel);
        running.clear();
        rows.clear();
        lists.clear();
        placeOf = Map.of();
        gone.clear();
        fresh = 0;
        held = false;
        still = false;
        wanted++;
        source = Optional.empty();
        shown.replace(new TableRow[0]);
        columns.set(List.of());
    }

    private void take(List<Arrived> batch) {
        boolean changed = false;
        for (Arrived one : batch) {
            if (one.generation() == generation) {
                changed |= apply(one.list(), one.news());
            }
        }
        if (changed && !held) {
            arrange();
        }
        tell();
        holdIfWhole();
    }

    /** Returns whether what is shown has to be arranged anew. */
    private boolean apply(String list, TableNews news) {
        switch (news) {
            case TableNews.Began(List<TableColumn> named) -> {
                if (!named.equals(columns.get())) {
                    columns.set(named);
                }
                lists.began(list);
                return false;
            }
            case TableNews.Page(List<TableRow> page, var left) -> {
                for (TableRow row : page) {
                    lists.saw(list, row.id());
                    put(row);
                }
                lists.announced(list, left.orElse(0));
                return true;
            }
            case TableNews.Complete(Instant at, boolean live) -> {
                return lists.complete(list, at, live)
                        .filter(seen -> removeUnseen(list, seen))
                        .isPresent();
            }
            case TableNews.Changed(TableRow row) -> {
                put(row);
                return true;
            }
            case TableNews.Removed(TableRow row) -> {
                remove(row.id());
                return true;
            }
            case TableNews.Resumed(Instant at) -> {
                lists.resumed(list, at);
                return false;
            }
            case TableNews.Trouble(Reason reason, Wording why, Wording next) -> {
                EngineWords said = new EngineWords(desk.text());
                String what =
                        list.isEmpty()
                                ? desk.text().text("clusters.list-failed")
                                : desk.text().text("clusters.list-failed-in", list);
                lists.failed(
                        list,
                        new ListTrouble(
                                reason == Reason.FORBIDDEN,
                                new Trouble(what, said.words(why), said.words(next))));
                return false;
            }
        }
    }

    private void put(TableRow row) {
        TableRow before = rows.put(row.id(), row);
        gone.remove(row.id());
        if (!held) {
            return;
        }
        Integer at = placeOf.get(row.id());
        if (at != null) {
            shown.put(at, row);
        } else if (before == null && filter.test(row)) {
            fresh++;
        }
    }

    private void remove(String id) {
        TableRow before = rows.remove(id);
        Integer at = placeOf.get(id);
        if (held && at != null) {
            gone.add(id);
            shown.put(at, shown.get(at));
        } else if (held && before != null && filter.test(before)) {
            fresh = Math.max(0, fresh - 1);
        }
    }

    private boolean removeUnseen(String list, Set<String> seen) {
        List<String> missing = new ArrayList<>();
        for (TableRow row : rows.values()) {
            boolean listed = list.isEmpty() || row.namespace().equals(list);
            if (listed && !seen.contains(row.id())) {
                missing.add(row.id());
            }
        }
        missing.forEach(this::remove);
        return !missing.isEmpty();
    }

    /** Shows only rows that the filter lets through. */
    public void filter(RowFilter next) {
        filter = next;
        release();
    }

    /** Returns the filter in use. */
    public RowFilter filter() {
        return filter;
    }

    /** Orders the rows anew. */
    public void sort(Comparator<TableRow> next) {
        order = next;
        release();
    }

    /**
     * Holds the table still, or lets it move again. While it is still no row changes its place: new
     * ones are counted, and those that are gone stay and are marked.
     */
    public void hold(boolean wanted) {
        still = wanted;
        holdIfWhole();
        if (held && !still) {
            held = false;
            release();
        }
    }

    /** A table that is still being filled is not held: somebody scrolled ahead of it. */
    private void holdIfWhole() {
        held |= still && !standing.get().loading();
    }

    /** Shows what came while the table was held still. */
    public void release() {
        arrange();
        tell();
    }

    /** Returns whether a row that is shown is known to be gone. */
    public boolean isGone(TableRow row) {
        return gone.contains(row.id());
    }

    /** Filters and sorts in the background; asked again meanwhile it starts over afterwards. */
    private void arrange() {
        wanted++;
        if (arranging) {
            return;
        }
        arranging = true;
        int asked = wanted;
        int askedOf = generation;
        TableRow[] all = rows.values().toArray(TableRow[]::new);
        RowFilter through = filter;
        Comparator<TableRow> by = order;
        desk.work()
                .start(
                        "arrange rows",
                        () -> {
                            TableRow[] next = arranged(all, through, by);
                            Map<String, Integer> places = HashMap.newHashMap(next.length);
                            for (int i = 0; i < next.length; i++) {
                                places.put(next[i].id(), i);
                            }
                            desk.ui().run(() -> arranged(askedOf, asked, next, places));
                        },
                        failed -> desk.ui().run(() -> arranging = false));
    }

    /** Returns the rows that the filter lets through, in order. Pure; any thread. */
    public static TableRow[] arranged(
            TableRow[] all, RowFilter filter, Comparator<TableRow> order) {
        TableRow[] next =
                filter.all()
                        ? all.clone()
                        : Arrays.stream(all).filter(filter).toArray(TableRow[]::new);
        Arrays.sort(next, order);
        return next;
    }

    private void arranged(int askedOf, int asked, TableRow[] next, Map<String, Integer> places) {
        arranging = false;
        if (asked != wanted) {
            arrange();
        }
        if (askedOf != generation) {
            // Another table is followed by now.
            return;
        }
        gone.clear();
        fresh = 0;
        placeOf = places;
        shown.replace(next);
        tell();
    }

    private void tell() {
        standing.set(
                new TableStanding(
                        source, shown.size(), rows.size(), lists.coming(), fresh, lists.states()));
    }

    /** Returns the rows shown. */
    public ObservableList<TableRow> rows() {
        return shown;
    }

    /** Returns the place of a row among those shown; -1 when it is not. */
    public int indexOf(String id) {
        return placeOf.getOrDefault(id, -1);
    }

    /** Returns the columns. */
    public ReadOnlyObjectProperty<List<TableColumn>> columnsProperty() {
        return columns.getReadOnlyProperty();
    }

    /** Returns what there is to say. */
    public ReadOnlyObjectProperty<TableStanding> standingProperty() {
        return standing.getReadOnlyProperty();
    }

    /** Ends following. */
    @Override
    public void close() {
        end();
    }
}
