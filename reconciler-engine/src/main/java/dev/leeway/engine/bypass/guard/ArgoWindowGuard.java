package dev.leeway.engine.bypass.guard;

import dev.leeway.engine.bypass.Guard;
import dev.leeway.engine.bypass.GuardPhrase;
import dev.leeway.engine.bypass.GuardState;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.live.HoldScope;
import dev.leeway.engine.resource.Manifest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds an Argo CD Application by a deny window of its AppProject: automated syncs and self-healing
 * stand still, also where the Application is generated, and the window ends by itself should nobody
 * come back. A person can still press Sync. Source: Argo CD documentation, "Sync Windows".
 *
 * <p>A window is written as a minute of a day and a length; a window is active while the minute
 * lies within that length before now.
 */
public final class ArgoWindowGuard implements Guard {
    private static final Duration OPEN_END = Duration.ofHours(24);

    /** How long after its end a hold is taken for forgotten by whoever placed it. */
    private static final Duration FORGOTTEN = Duration.ofDays(7);

    private final GuardedObject project;
    private final String application;
    private final ArgoRefresh refresh;
    private final InstantSource clock;

    ArgoWindowGuard(
            GuardedObject project, String application, ArgoRefresh refresh, InstantSource clock) {
        this.project = project;
        this.application = application;
        this.refresh = refresh;
        this.clock = clock;
    }

    @Override
    public String engine() {
        return refresh.who();
    }

    @Override
    public HoldScope scopeFor(HoldScope.OneObject object) {
        return new HoldScope.WholeApplication();
    }

    @Override
    public GuardState place(HoldMark hold) throws InterruptedException {
        Optional<GuardState> busy = refresh.busy();
        if (busy.isPresent()) {
            return busy.get();
        }
        if (project.change(live -> closing(live, hold))
                        instanceof GuardedObject.Changed.Not(GuardState why)
                && !(why instanceof GuardState.Unknown)) {
            return why;
        }
        GuardState now = check(hold);
        if (!(now instanceof GuardState.Standing)) {
            return now;
        }
        Optional<GuardState> unasked = refresh.ask();
        if (unasked.isPresent()) {
            return unasked.get();
        }
        return refresh.looked().isPresent() ? check(hold) : refresh.silent();
    }

    private List<JsonValue> closing(Manifest live, HoldMark hold) {
        Instant end = hold.end().orElse(clock.instant().plus(OPEN_END));
        Optional<HoldNote> before = HoldNote.of(live);
        Optional<JsonObject> own = before.flatMap(note -> note.find(hold.id()));
        if (own.filter(entry -> ends(entry).equals(Optional.of(end.toString()))).isPresent()
                && standing(live, own.get())) {
            return List.of();
        }
        // From the minute before this one, so that it is active at once.
        ZonedDateTime start =
                clock.instant()
                        .atZone(ZoneOffset.UTC)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .minusMinutes(1);
        long minutes = Math.max(2, Duration.between(start.toInstant(), end).toMinutes() + 1);
        String schedule =
                "%d %d %d %d *"
                        .formatted(
                                start.getMinute(),
                                start.getHour(),
                                start.getDayOfMonth(),
                                start.getMonthValue());
        String length = (minutes / 60) + "h" + (minutes % 60) + "m";
        JsonObject window =
                JsonObject.builder()
                        .put("kind", "deny")
                        .put("schedule", schedule)
                        .put("duration", length)
                        .put("timeZone", "UTC")
                        .put("applications", JsonArray.ofStrings(List.of(application)))
                        .put("manualSync", JsonValue.of(true))
                        .put("description", "Leeway holds it: bypass " + hold.id())
                        .build();
        HoldNote note =
                before.orElseGet(
                                () ->
                                        new HoldNote(
                                                Optional.ofNullable(
                                                                live.root()
                                                                        .at("spec", "syncWindows"))
                                                        .map(_ -> JsonValue.of(true)),
                                                List.of()))
                        .plus(hold);
        JsonObject entry =
                note.find(hold.id())
                        .orElseThrow()
                        .with("schedule", new JsonString(schedule))
                        .with("duration", new JsonString(length));
        List<JsonValue> windows = others(live, own);
        List<JsonObject> forgotten =
                before.map(one -> forgotten(live, one.minus(hold.id()))).orElse(List.of());
        forgotten.forEach(one -> drop(windows, one));
        windows.add(window);
        List<JsonValue> operations =
                new ArrayList<>(
                        GuardedObject.annotate(
                                live,
                                JsonObject.builder()
                                        .put(
                                                HoldNote.ANNOTATION,
                                                without(note.with(entry), forgotten).text())
                                        .build()));
        operations.add(GuardedObject.set("/spec/syncWindows", new JsonArray(windows)));
        return operations;
    }

    private static Optional<String> ends(JsonObject entry) {
        return entry.string("end");
    }

    /**
     * Returns the holds of this application that ended long ago and that nobody lifted: a window
     * has no year, so each would come back on the same day of the next one.
     */
    private List<JsonObject> forgotten(Manifest live, HoldNote note) {
        Instant since = clock.instant().minus(FORGOTTEN);
        return note.holds().stream()
                .filter(entry -> ends(entry).filter(end -> isBefore(end, since)).isPresent())
                .filter(entry -> standing(live, entry))
                .toList();
    }

    private static boolean isBefore(String end, Instant since) {
        try {
            return Instant.parse(end).isBefore(since);
        } catch (DateTimeException odd) {
            // What cannot be read is kept.
            return false;
        }
    }

    private static HoldNote without(HoldNote note, List<JsonObject> forgotten) {
        HoldNote rest = note;
        for (JsonObject one : forgotten) {
            rest = rest.minus(one.string("id", ""));
        }
        return rest;
    }

    /** Returns the windows without the one of a note's entry; two holds may have equal ones. */
    private List<JsonValue> others(Manifest live, Optional<JsonObject> own) {
        List<JsonValue> windows = new ArrayList<>(windows(live).items());
        own.ifPresent(entry -> drop(windows, entry));
        return windows;
    }

    private void drop(List<JsonValue> windows, JsonObject entry) {
        windows.stream()
                .filter(one -> one instanceof JsonObject window && is(window, entry))
                .findFirst()
                .ifPresent(windows::remove);
    }

    private static JsonArray windows(Manifest live) {
        return live.root().arrayAt("spec", "syncWindows");
    }

    /** An older Argo CD drops the description in silence, so that is not what it is known by. */
    private boolean is(JsonObject window, JsonObject entry) {
        return window.string("kind", "").equals("deny")
                && window.string("schedule", "").equals(entry.string("schedule", "?"))
                && window.string("duration", "").equals(entry.string("duration", "?"))
                && window.arrayAt("applications").items().contains(new JsonString(application));
    }

    private boolean standing(Manifest live, JsonObject entry) {
        return windows(live).objects().anyMatch(window -> is(window, entry));
    }

    @Override
    public GuardState check(HoldMark hold) throws InterruptedException {
        return project.check(live -> judged(live, hold));
    }

    private GuardState judged(Manifest live, HoldMark hold) {
        Optional<JsonObject> entry = HoldNote.of(live).flatMap(note -> note.find(hold.id()));
        if (entry.isEmpty()) {
            return new GuardState.NotStanding(
                    GuardPhrase.NO_HOLD_OF.of(project.key().toString(), hold.id(), application));
        }
        return standing(live, entry.get())
                ? new GuardState.Standing(
                        GuardPhrase.WINDOW.of(
                                project.key().name(), application, live.resourceVersion()))
                : new GuardState.NotStanding(
                        GuardPhrase.WINDOW_GONE.of(application, project.key().toString()));
    }

    @Override
    public GuardState lift(HoldMark hold) throws InterruptedException {
        return project.lift(live -> opening(live, hold), () -> check(hold));
    }

    private List<JsonValue> opening(Manifest live, HoldMark hold) {
        Optional<HoldNote> note = HoldNote.of(live);
        if (note.isEmpty() || !note.get().names(hold.id())) {
            return List.of();
        }
        List<JsonObject> forgotten = forgotten(live, note.get().minus(hold.id()));
        HoldNote rest = without(note.get().minus(hold.id()), forgotten);
        List<JsonValue> operations = new ArrayList<>();
        if (rest.holds().isEmpty()) {
            operations.addAll(GuardedObject.strip(live, HoldNote.ANNOTATION));
        } else {
            operations.addAll(rest.on(live));
        }
        List<JsonValue> windows = others(live, note.get().find(hold.id()));
        forgotten.forEach(one -> drop(windows, one));
        boolean wasThere = note.get().saved().isPresent();
        if (windows.isEmpty() && !wasThere) {
            if (live.root().at("spec", "syncWindows") != null) {
                operations.add(GuardedObject.remove("/spec/syncWindows"));
            }
        } else {
            operations.add(GuardedObject.set("/spec/syncWindows", new JsonArray(windows)));
        }
        return operations;
    }
}
