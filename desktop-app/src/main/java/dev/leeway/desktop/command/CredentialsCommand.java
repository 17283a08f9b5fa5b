package dev.leeway.desktop.command;

import dev.leeway.engine.credential.CredentialException;
import dev.leeway.engine.credential.CredentialStore;
import dev.leeway.engine.credential.Login;
import java.io.BufferedReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code leeway credentials}: logins at Git hosts, in the keychain or the encrypted file. */
abstract class CredentialsCommand implements Callable<Integer> {
    private final Sessions sessions;
    private final Output output;

    CredentialsCommand(Sessions sessions, Output output) {
        this.sessions = sessions;
        this.output = output;
    }

    /** Has nothing to do by itself. */
    @Command(
            name = "credentials",
            description =
                    "Keep logins at Git hosts in the system's keychain, or in a file encrypted under"
                            + " a passphrase; never in plain text.",
            mixinStandardHelpOptions = true,
            synopsisSubcommandLabel = "(list | set | forget)")
    static final class Group {}

    /** Returns the command line with everything below {@code credentials}. */
    static CommandLine line(Sessions sessions, Output output, BufferedReader answers) {
        CommandLine line = new CommandLine(new Group());
        Consumer<Object> add = line::addSubcommand;
        add.accept(new Listing(sessions, output));
        add.accept(new Setting(sessions, output, answers));
        add.accept(new Forgetting(sessions, output));
        return line;
    }

    final Output output() {
        return output;
    }

    final List<CredentialStore> stores() {
        return sessions.credentials();
    }

    /** Does it and returns the exit code. */
    abstract int act() throws CommandException, CredentialException, InterruptedException;

    @Override
    public final Integer call() {
        try {
            return act();
        } catch (CredentialException e) {
            output.error(String.valueOf(e.getMessage()), e.nextStep());
        } catch (CommandException e) {
            output.error(String.valueOf(e.getMessage()), e.nextStep());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            output.error("cancelled", "");
        }
        return ExitCode.ERROR;
    }

    /** A host as addresses have it: no protocol, no path. */
    static String host(String given) throws CommandException {
        if (!given.matches("[A-Za-z0-9.\\[\\]:-]+") || given.contains("//")) {
            throw new CommandException(
                    "'" + given + "' is not a host",
                    "Write it as in an address: git.example.com, or git.example.com:8443.");
        }
        return given;
    }

    /** {@code leeway credentials list}. */
    @Command(
            name = "list",
            description = "List the hosts with a kept login, and where it is kept.",
            mixinStandardHelpOptions = true)
    static final class Listing extends CredentialsCommand {
        Listing(Sessions sessions, Output output) {
            super(sessions, output);
        }

        @Override
        int act() throws CredentialException, InterruptedException {
            List<String> lines = new ArrayList<>();
            for (CredentialStore store : stores()) {
                if (!store.isAvailable()) {
                    output().say(store.place() + " is not available here");
                    continue;
                }
                for (String host : store.hosts()) {
                    lines.add("%-40s %s".formatted(Printable.of(host), store.place()));
                }
            }
            output().lines(lines);
            return ExitCode.OK;
        }
    }

    /** {@code leeway credentials set}. */
    @Command(
            name = "set",
            description =
                    "Keep a login for a host; the token or password is typed, or piped in, and never"
                            + " an argument.",
            mixinStandardHelpOptions = true)
    static final class Setting extends CredentialsCommand {
        private final BufferedReader answers;

        @Parameters(paramLabel = "HOST", description = "as in git.example.com or api.github.com")
        String host = "";

        @Option(names = "--user", paramLabel = "NAME", description = "the user name (default: git)")
        String user = "git";

        @Option(names = "--file", description = "the encrypted file, not the keychain")
        boolean file;

        Setting(Sessions sessions, Output output, BufferedReader answers) {
            super(sessions, output);
            this.answers = answers;
        }

        @Override
        int act() throws CommandException, CredentialException, InterruptedException {
            String place = host(host);
            CredentialStore store =
                    stores().stream()
                            .filter(CredentialStore::isAvailable)
                            .skip(file && stores().getFirst().isAvailable() ? 1 : 0)
                            .findFirst()
                            .orElseThrow();
            if (!file && !store.equals(stores().getFirst())) {
                output().say(
                                stores().getFirst().place()
                                        + " is not available here; the login is kept in "
                                        + store.place()
                                        + ".");
            }
            store.keep(
                    place,
                    new Login(user, new String(TypedSecret.read("token", answers, output()))));
            output().say("Kept in " + store.place() + ".");
            return ExitCode.OK;
        }
    }

    /** {@code leeway credentials forget}. */
    @Command(
            name = "forget",
            description = "Forget the login for a host: exit 0 forgotten, 1 there was none.",
            mixinStandardHelpOptions = true)
    static final class Forgetting extends CredentialsCommand {
        @Parameters(paramLabel = "HOST", description = "the host")
        String host = "";

        Forgetting(Sessions sessions, Output output) {
            super(sessions, output);
        }

        @Override
        int act() throws CommandException, CredentialException, InterruptedException {
            boolean any = false;
            for (CredentialStore store : stores()) {
                if (store.isAvailable() && store.forget(host(host))) {
                    output().say("Forgotten in " + store.place() + ".");
                    any = true;
                }
            }
            if (!any) {
                output().say("There was no login for " + host + ".");
            }
            return any ? ExitCode.OK : ExitCode.FINDINGS;
        }
    }
}
