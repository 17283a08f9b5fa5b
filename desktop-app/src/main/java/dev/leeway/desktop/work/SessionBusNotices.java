package dev.leeway.desktop.work;

import dev.leeway.engine.wording.Thrown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/**
 * Tells through {@code org.freedesktop.Notifications} on the session bus: what every Linux desktop
 * brings, with no program to be installed. No bus is started for it. Safe for use from several
 * threads.
 *
 * @param environment the process's environment, which names the bus
 */
record SessionBusNotices(Map<String, String> environment) implements SystemNotices.Way {
    private static final String SERVICE = "org.freedesktop.Notifications";
    private static final String PLACE = "/org/freedesktop/Notifications";
    private static final long PATIENCE_SECONDS = 10;
    private static final byte NORMAL = 1;
    private static final byte CRITICAL = 2;

    SessionBusNotices {
        environment = Map.copyOf(environment);
    }

    /** Where the bus is: the variable, else where systemd puts it. */
    private Optional<String> address() {
        String named = environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "");
        if (!named.isBlank()) {
            // Several may be named; the first is the one that others use too.
            return Optional.of(named.split(";", 2)[0]);
        }
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        Path socket = Path.of(runtime, "bus");
        return runtime.isBlank() || !Files.exists(socket)
                ? Optional.empty()
                : Optional.of("unix:path=" + socket);
    }

    @Override
    public SystemNotices.Outcome tell(String title, String words, boolean grave)
            throws InterruptedException {
        Optional<String> address = address();
        if (address.isEmpty()) {
            return new SystemNotices.Outcome.NotTold(SilencePhrase.NO_BUS.of());
        }
        try (ExecutorService one = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<SystemNotices.Outcome> told =
                    one.submit(() -> over(address.get(), title, words, grave));
            try {
                return told.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException silent) {
                return new SystemNotices.Outcome.NotTold(SilencePhrase.NO_ANSWER.of(SERVICE));
            } catch (ExecutionException e) {
                return said(Objects.requireNonNullElse(e.getCause(), e));
            } finally {
                told.cancel(true);
            }
        }
    }

    private static SystemNotices.Outcome over(
            String address, String title, String words, boolean grave) {
        try (DBusConnection bus =
                DBusConnectionBuilder.forAddress(address).withShared(false).build()) {
            DesktopNotifications service =
                    bus.getRemoteObject(SERVICE, PLACE, DesktopNotifications.class);
            boolean markup = service.capabilities().contains("body-markup");
            service.show(
                    "Leeway",
                    new UInt32(0),
                    "leeway",
                    title,
                    markup ? plain(words) : words,
                    List.of(),
                    Map.of("urgency", new Variant<>(grave ? CRITICAL : NORMAL)),
                    -1);
            return new SystemNotices.Outcome.Told();
        } catch (DBusException | DBusExecutionException | IOException e) {
            return said(e);
        }
    }

    private static SystemNotices.Outcome said(Throwable broken) {
        return new SystemNotices.Outcome.NotTold(
                SilencePhrase.BUS_SAYS.of(SERVICE, Thrown.words(broken)));
    }

    /** Names of objects and words of others are no markup. */
    private static String plain(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
