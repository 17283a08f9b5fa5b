package dev.leeway.desktop.work;

import dev.leeway.engine.wording.Thrown;
import dev.leeway.engine.wording.Wording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Tells the operator through the notification service of the operating system, for what happens
 * while the window is not looked at. What is told never becomes part of a command's text: it is
 * handed over as arguments or in the environment. Safe for use from several threads.
 */
public final class SystemNotices {
    private static final long PATIENCE_SECONDS = 10;

    private final List<Way> ways;

    /** One way to the system's notifications. */
    @FunctionalInterface
    interface Way {
        /** Tells something; waits until it was taken, ten seconds at most. */
        Outcome tell(String title, String words, boolean grave) throws InterruptedException;
    }

    /** Makes a command out of what is to be told. */
    @FunctionalInterface
    public interface Service {
        /** Returns the command and its arguments. */
        List<String> command(String title, String words, boolean grave);
    }

    /** What became of it. */
    public sealed interface Outcome {
        /** The service took it. */
        record Told() implements Outcome {}

        /**
         * There is no such service, or it did not take it.
         *
         * @param why the reason
         */
        record NotTold(Wording why) implements Outcome {}
    }

    /** Makes notices that go over another service. */
    public SystemNotices(Service service) {
        this(List.of(by(service)));
    }

    /** Makes notices that go the first of these ways that takes them. */
    SystemNotices(List<Way> ways) {
        this.ways = List.copyOf(ways);
    }

    /**
     * Returns the notices of an operating system.
     *
     * @param os its name, as the system property says it
     */
    public static SystemNotices of(String os) {
        String name = os.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return new SystemNotices((title, words, grave) -> windows(grave));
        }
        if (name.startsWith("mac")) {
            return new SystemNotices((title, words, grave) -> mac(title, words));
        }
        return new SystemNotices(
                List.of(new SessionBusNotices(System.getenv()), by(SystemNotices::freedesktop)));
    }

    private static List<String> freedesktop(String title, String words, boolean grave) {
        return List.of(
                "notify-send",
                "--app-name=Leeway",
                "--icon=leeway",
                "--urgency=" + (grave ? "critical" : "normal"),
                "--",
                title,
                words);
    }

    private static List<String> mac(String title, String words) {
        return List.of(
                "osascript",
                "-e",
                "on run argv",
                "-e",
                "display notification (item 2 of argv) with title (item 1 of argv)",
                "-e",
                "end run",
                title,
                words);
    }

    /** A balloon of the task bar: it needs nothing that Windows does not bring. */
    private static List<String> windows(boolean grave) {
        return List.of(
                "powershell.exe",
                "-NoProfile",
                "-NonInteractive",
                "-Command",
                "Add-Type -AssemblyName System.Windows.Forms,System.Drawing;"
                        + "$n=New-Object System.Windows.Forms.NotifyIcon;"
                        + "$n.Icon=[System.Drawing.SystemIcons]::"
                        + (grave ? "Warning" : "Information")
                        + ";$n.Visible=$true;"
                        + "$n.ShowBalloonTip(8000,$env:LEEWAY_TITLE,$env:LEEWAY_WORDS,'"
                        + (grave ? "Warning" : "Info")
                        + "');Start-Sleep -Seconds 6;$n.Dispose()");
    }

    /**
     * Tells something; waits until a service took it, ten seconds at most for each way to one.
     *
     * @param grave whether something went wrong
     */
    public Outcome tell(String title, String words, boolean grave) throws InterruptedException {
        List<Wording> reasons = new ArrayList<>();
        for (Way way : ways) {
            switch (way.tell(title, words, grave)) {
                case Outcome.Told told -> {
                    return told;
                }
                case Outcome.NotTold(Wording why) -> reasons.add(why);
            }
        }
        return new Outcome.NotTold(Wording.joined(SilencePhrase.AND, reasons));
    }

    private static Way by(Service service) {
        return (title, words, grave) -> run(service.command(title, words, grave), title, words);
    }

    private static Outcome run(List<String> command, String title, String words)
            throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(Map.of("LEEWAY_TITLE", title, "LEEWAY_WORDS", words));
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return new Outcome.NotTold(
                    SilencePhrase.NOT_STARTED.of(command.getFirst(), Thrown.words(e)));
        }
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return new Outcome.NotTold(SilencePhrase.NO_ANSWER.of(command.getFirst()));
            }
        } finally {
            process.destroyForcibly();
        }
        return process.exitValue() == 0
                ? new Outcome.Told()
                : new Outcome.NotTold(
                        SilencePhrase.ENDED.of(
                                command.getFirst(), Integer.toString(process.exitValue())));
    }
}
