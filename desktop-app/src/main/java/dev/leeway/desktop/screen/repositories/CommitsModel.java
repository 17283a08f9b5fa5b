package dev.leeway.desktop.screen.repositories;

import dev.leeway.engine.wording.Wording;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.RepositoryPlace;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.engine.source.CommitDetails;
import dev.leeway.engine.source.CommitGraph;
import dev.leeway.engine.source.CommitLog;
import dev.leeway.engine.source.CommitSearch;
import dev.leeway.engine.source.LogPage;
import dev.leeway.engine.source.SignatureVerdict;
import dev.leeway.engine.source.SourceException;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The log of one revision, page by page, and the commit that is looked at. */
public final class CommitsModel {
    private static final int PAGE = 200;

    /** So long until it is told how far a search is. */
    private static final Duration BEAT = Duration.ofMillis(400);

    /** A commit that is wanted may be this far down; further it is shown by itself. */
    private static final int FURTHEST = 20_000;

    /**
     * A row of the log.
     *
     * @param entry the commit
     * @param graph its place in the graph; empty in a search, where rows have gaps between them
     */
    public record Row(LogPage.Entry entry, Optional<CommitGraph.Row> graph) {}

    /**
     * How far the log is read.
     *
     * @param looked how many commits were looked at
     * @param reading whether more is being read
     * @param end whether there is no more
     * @param trouble why it went no further
     */
    public record Progress(long looked, boolean reading, boolean end, Optional<Trouble> trouble) {}

    private final Desk desk;
    private final RepositoriesModel repositories;
    private final Question reading;
    private final Question detailing;
    private final Question verifying;
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Progress> progress =
            new ReadOnlyObjectWrapper<>(new Progress(0, false, false, Optional.empty()));
    private final ReadOnlyObjectWrapper<Loadable<CommitDetails>> details =
            new ReadOnlyObjectWrapper<>(new Loadable.Unasked<>());
    private final ReadOnlyObjectWrapper<Optional<SignatureVerdict>> signature =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<RepositoryPlace> shown = Optional.empty();
    private String searched = "";
    private @Nullable SharedLog log;
    private CommitGraph graph = new CommitGraph();
    private String wanted = "";

    /** Makes the model. */
    public CommitsModel(Desk desk, RepositoriesModel repositories) {
        this.desk = desk;
        this.repositories = repositories;
        this.reading = new Question(desk, "log of a revision");
        this.detailing = new Question(desk, "details of a commit");
        this.verifying = new Question(desk, "signature of a commit");
    }

    /** Goes to a revision and a search, unless they are shown already; then to a commit. */
    public void show(RepositoryPlace place, RepositoryPlace.View.Commits view) {
        boolean same =
                shown.filter(one -> one.repository().equals(place.repository()))
                                .filter(one -> one.revision().equals(place.revision()))
                                .isPresent()
                        && searched.equals(view.search())
                        && progress.get().trouble().isEmpty();
        shown = Optional.of(place);
        searched = view.search();
        wanted = view.commit();
        if (!same) {
            begin();
        }
        if (!wanted.isEmpty()) {
            select(wanted);
        }
    }

    /** Reads the log anew from its start. */
    public void begin() {
        close();
        rows.clear();
        graph = new CommitGraph();
        log = new SharedLog(this::opened);
        progress.set(new Progress(0, false, false, Optional.empty()));
        more();
    }

    private CommitLog opened() throws SourceException, InterruptedException {
        RepositoryPlace place = shown.orElseThrow();
        return repositories.browsing().log(place.repository(), place.revision(), search(searched));
    }

    /** A search for one path follows the file to its former names, as its history does. */
    static CommitSearch search(String typed) {
        CommitSearch parsed = CommitSearch.parse(typed);
        return new CommitSearch(
                parsed.words(),
                parsed.author(),
                parsed.path(),
                !parsed.path().isEmpty(),
                parsed.text());
    }

    /** Reads the next page, unless one is being read or there is none. */
    public void more() {
        SharedLog from = log;
        Progress now = progress.get();
        if (from == null || now.reading() || now.end() || now.trouble().isPresent()) {
            return;
        }
        progress.set(new Progress(now.looked(), true, false, Optional.empty()));
        reading.ask(
                desk.text()
                        .text(
                                "repositories.log-unread",
                                shown.map(RepositoryPlace::revision).orElse("")),
                meanwhile -> {
                    int found = 0;
                    LogPage page = from.next(PAGE);
                    while (true) {
                        LogPage read = page;
                        found += read.commits().size();
                        boolean last = read.end() || found >= PAGE;
                        meanwhile.tell(() -> arrived(read, last));
                        if (last) {
                            return true;
                        }
                        page = from.next(PAGE - found);
                    }
                },
                done -> {},
                trouble ->
                        progress.set(
                                new Progress(
                                        progress.get().looked(),
                                        false,
                                        false,
                                        Optional.of(trouble))));
    }

    private void arrived(LogPage page, boolean last) {
        boolean whole = search(searched).isAll();
        List<Row> next = new ArrayList<>();
        for (LogPage.Entry entry : page.commits()) {
            next.add(
                    new Row(
                            entry,
                            whole ? Optional.of(graph.place(entry.commit())) : Optional.empty()));
        }
        if (whole && rows.isEmpty() && !next.isEmpty()) {
            repositories.reads(next.getFirst().entry().commit().id());
        }
        rows.addAll(next);
        progress.set(new Progress(page.looked(), !last, page.end(), Optional.empty()));
        if (last && !wanted.isEmpty() && indexOf(wanted) < 0 && rows.size() < FURTHEST) {
            more();
        }
    }

    /**
     * Stops reading; what is there stays. It cannot go on from here, because what was found and not
     * told yet is gone; it can begin anew.
     */
    public void stop() {
        if (progress.get().reading()) {
            reading.cancel();
            Trouble stopped =
                    new Trouble(
                            desk.text().text("repositories.stopped"),
                            "",
                            desk.text().text("repositories.stopped-next"));
            progress.set(new Progress(progress.get().looked(), false, false, Optional.of(stopped)));
        }
    }

    /** Returns the row of a commit, or -1. */
    public int indexOf(String commit) {
        for (int row = 0; row < rows.size(); row++) {
            if (rows.get(row).entry().commit().id().equals(commit)) {
                return row;
            }
        }
        return -1;
    }

    /** Returns the commit that was asked for by its id; empty for none. */
    public String wanted() {
        return wanted;
    }

    /** Reads the details of a commit. */
    public void select(String commit) {
        wanted = wanted.equals(commit) ? commit : "";
        repositories.remember(new RepositoryPlace.View.Commits(commit, searched));
        boolean known =
                details.get().latest().filter(one -> one.commit().id().equals(commit)).isPresent();
        if (known || shown.isEmpty()) {
            return;
        }
        String repository = shown.get().repository();
        verifying.cancel();
        signature.set(Optional.empty());
        details.set(details.get().loading(desk.store().state().now()));
        detailing.ask(
                desk.text().text("repositories.commit-unread", commit),
                meanwhile -> repositories.browsing().commit(repository, commit),
                found -> {
                    details.set(new Loadable.Loaded<>(found, desk.store().state().now()));
                    if (found.signature().isPresent()) {
                        verify(repository, commit);
                    }
                },
                trouble ->
                        details.set(
                                new Loadable.Failed<>(
                                        Optional.empty(), trouble, desk.store().state().now())));
    }

    private void verify(String repository, String commit) {
        verifying.ask(
                "",
                meanwhile -> repositories.browsing().signature(repository, commit),
                verdict -> signature.set(Optional.of(verdict)),
                trouble ->
                        signature.set(
                                Optional.of(
                                        new SignatureVerdict.NotKnown(
                                                Wording.quoted(trouble.why())))));
    }

    /** Returns the rows that were read. */
    public ObservableList<Row> rows() {
        return rows;
    }

    /** Returns how far the log is read. */
    public ReadOnlyObjectProperty<Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Returns the commit that is looked at. */
    public ReadOnlyObjectProperty<Loadable<CommitDetails>> detailsProperty() {
        return details.getReadOnlyProperty();
    }

    /** Returns what is known of its signature; empty while nothing is. */
    public ReadOnlyObjectProperty<Optional<SignatureVerdict>> signatureProperty() {
        return signature.getReadOnlyProperty();
    }

    /** Returns what is searched for, as it was typed. */
    public String searched() {
        return searched;
    }

    /** Stops what is under way and lets go of the log. */
    public void close() {
        reading.cancel();
        SharedLog before = log;
        log = null;
        if (before != null) {
            before.close();
        }
    }

    /**
     * A log that one thread reads and another closes: it is let go of when nobody reads any more.
     */
    private static final class SharedLog {
        private final Opening opening;
        private @Nullable CommitLog open;
        private boolean busy;
        private boolean closed;

        private interface Opening {
            CommitLog open() throws SourceException, InterruptedException;
        }

        SharedLog(Opening opening) {
            this.opening = opening;
        }

        LogPage next(int limit) throws SourceException, InterruptedException {
            synchronized (this) {
                if (closed || busy) {
                    throw new InterruptedException("the log was closed");
                }
                busy = true;
            }
            try {
                CommitLog from = open;
                if (from == null) {
                    from = opening.open();
                    open = from;
                }
                return from.next(limit, BEAT);
            } finally {
                release();
            }
        }

        private synchronized void release() {
            busy = false;
            if (closed) {
                letGo();
            }
        }

        synchronized void close() {
            closed = true;
            if (!busy) {
                letGo();
            }
        }

        private void letGo() {
            CommitLog from = open;
            open = null;
            if (from != null) {
                from.close();
            }
        }
    }
}
