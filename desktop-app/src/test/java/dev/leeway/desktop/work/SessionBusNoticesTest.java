package dev.leeway.desktop.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notices over a real session bus, to a notification service of this test's own. */
class SessionBusNoticesTest {
    private static final String NO_BUS =
            "session bus: skipped, there is no dbus-daemon on this machine";

    @TempDir Path folder = Path.of("");

    /** A desktop's notification service that keeps what it was told. */
    public static final class Service implements DesktopNotifications {
        private final List<String> capabilities;
        private final BlockingQueue<String> shown = new LinkedBlockingQueue<>();

        Service(List<String> capabilities) {
            this.capabilities = capabilities;
        }

        @Override
        public List<String> capabilities() {
            return capabilities;
        }

        @Override
        public UInt32 show(
                String application,
                UInt32 replaces,
                String icon,
                String summary,
                String body,
                List<String> actions,
                Map<String, Variant<?>> hints,
                int expires) {
            Variant<?> urgency = hints.get("urgency");
            shown.add(
                    String.join(
                            "|",
                            application,
                            icon,
                            summary,
                            body,
                            String.valueOf(urgency == null ? "" : urgency.getValue())));
            return new UInt32(7);
        }

        @Override
        public String getObjectPath() {
            return "/org/freedesktop/Notifications";
        }
    }

    private interface Story {
        void on(String address) throws Exception;
    }

    private static void withBus(Story story) throws Exception {
        boolean there =
                Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                        .anyMatch(one -> Files.isExecutable(Path.of(one, "dbus-daemon")));
        if (!there) {
            System.out.println(NO_BUS);
        }
        assumeTrue(there, NO_BUS);
        Process daemon =
                new ProcessBuilder("dbus-daemon", "--session", "--nofork", "--print-address=1")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (BufferedReader lines = daemon.inputReader()) {
            String address = lines.readLine();
            assertThat(address).isNotBlank();
            story.on(address);
        } finally {
            daemon.destroyForcibly().waitFor();
        }
    }

    private static String told(String address, Service service, boolean grave) throws Exception {
        try (DBusConnection desktop = connected(address)) {
            desktop.requestBusName("org.freedesktop.Notifications");
            desktop.exportObject(service);
            SystemNotices.Outcome outcome =
                    new SessionBusNotices(Map.of("DBUS_SESSION_BUS_ADDRESS", address))
                            .tell("Leeway: shop", "api <2> & co was overwritten", grave);
            assertThat(outcome).isEqualTo(new SystemNotices.Outcome.Told());
            return String.valueOf(service.shown.poll(30, TimeUnit.SECONDS));
        }
    }

    private static DBusConnection connected(String address) throws Exception {
        return DBusConnectionBuilder.forAddress(address).withShared(false).build();
    }

    @Test
    void reachesTheServiceOfTheDesktop() throws Exception {
        withBus(
                address -> {
                    assertThat(told(address, new Service(List.of("body")), true))
                            .isEqualTo("Leeway|leeway|Leeway: shop|api <2> & co was overwritten|2");
                    assertThat(told(address, new Service(List.of("body", "body-markup")), false))
                            .isEqualTo(
                                    "Leeway|leeway|Leeway: shop"
                                            + "|api &lt;2&gt; &amp; co was overwritten|1");
                });
    }

    @Test
    void goesTheNextWayWhereNoServiceListens() throws Exception {
        withBus(
                address -> {
                    SessionBusNotices bus =
                            new SessionBusNotices(Map.of("DBUS_SESSION_BUS_ADDRESS", address));
                    assertThat(bus.tell("a", "b", false))
                            .isInstanceOf(SystemNotices.Outcome.NotTold.class);
                    assertThat(
                                    new SystemNotices(
                                                    List.of(
                                                            bus,
                                                            (title, words, grave) ->
                                                                    new SystemNotices.Outcome
                                                                            .Told()))
                                            .tell("a", "b", false))
                            .isEqualTo(new SystemNotices.Outcome.Told());
                });
    }

    @Test
    void saysQuietlyThatThereIsNoBusAndStartsNone() throws Exception {
        assertThat(new SessionBusNotices(Map.of()).tell("a", "b", true))
                .isEqualTo(new SystemNotices.Outcome.NotTold(SilencePhrase.NO_BUS.of()));
        assertThat(
                        new SessionBusNotices(Map.of("XDG_RUNTIME_DIR", folder.toString()))
                                .tell("a", "b", true))
                .isEqualTo(new SystemNotices.Outcome.NotTold(SilencePhrase.NO_BUS.of()));
        String gone = "unix:path=" + folder.resolve("gone");
        assertThat(
                        new SessionBusNotices(Map.of("DBUS_SESSION_BUS_ADDRESS", gone))
                                .tell("a", "b", true))
                .isInstanceOf(SystemNotices.Outcome.NotTold.class);
    }
}
