package dev.leeway.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Notice;
import dev.leeway.desktop.state.Preferences;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.work.InlineWork;
import dev.leeway.desktop.work.SystemNotices;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Which notices reach the operating system, and what is told when none can. */
class LeaseBellTest {
    private final Text text = new Text(Locale.ENGLISH, ZoneOffset.UTC);
    private final AtomicBoolean lookedAt = new AtomicBoolean();
    private final List<AppEvent> events = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private AppState state = AppState.first(Preferences.first(), Instant.EPOCH);

    private LeaseBell bell(String program) {
        return bell(program, text);
    }

    private LeaseBell bell(String program, Text words) {
        return new LeaseBell(
                new SystemNotices(
                        (title, what, grave) -> {
                            told.add((grave ? "grave: " : "") + what);
                            return List.of(program);
                        }),
                new InlineWork(),
                words,
                lookedAt::get,
                events::add);
    }

    private void post(LeaseBell bell, String what, Route route) {
        AppState after =
                state.after(
                        new AppEvent.NoticePosted(
                                new Notice(true, new Trouble(what, "", ""), Instant.EPOCH, route)));
        bell.changed(state, after);
        state = after;
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no program 'true'")
    void onlyBypassesAreToldAndOnlyWhileNobodyLooks() {
        LeaseBell bell = bell("true");
        post(bell, "a sync failed", new Route.Overview());
        post(bell, "overwritten", new Route.Bypass("b-1"));
        post(bell, "an orphan", new Route.Bypasses());
        lookedAt.set(true);
        post(bell, "seen in the window", new Route.Bypass("b-1"));

        assertThat(told).containsExactly("grave: overwritten", "grave: an orphan");
        assertThat(events).isEmpty();
    }

    @Test
    void aSystemWithoutNotificationsIsToldOfOnceInTheWindow() {
        LeaseBell bell = bell("/no/such/service");
        post(bell, "overwritten", new Route.Bypass("b-1"));
        post(bell, "overwritten again", new Route.Bypass("b-1"));

        assertThat(told).hasSize(2);
        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        AppEvent.NoticePosted.class,
                        posted ->
                                assertThat(posted.notice().trouble().what())
                                        .isEqualTo(text.text("notices.no-system")));
    }

    @Test
    void whyThereAreNoneIsSaidInTheWindowsLanguage() {
        post(
                bell("/no/such/service", new Text(Locale.GERMAN, ZoneOffset.UTC)),
                "overwritten",
                new Route.Bypass("b-1"));

        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        AppEvent.NoticePosted.class,
                        posted ->
                                assertThat(posted.notice().trouble().why())
                                        .startsWith(
                                                "/no/such/service ließ sich nicht starten; das"
                                                        + " System meldet: „"));
    }
}
