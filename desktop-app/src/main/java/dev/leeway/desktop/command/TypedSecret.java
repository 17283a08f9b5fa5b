package dev.leeway.desktop.command;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;

/** Something that is typed without being shown, or piped in, and never is an argument. */
final class TypedSecret {
    private TypedSecret() {}

    /**
     * Reads it from the terminal without echo, or from the next line of standard input.
     *
     * @param what what is asked for, in a word
     */
    // A console that is not interactive is null again since JDK 25.
    @SuppressWarnings("SystemConsoleNull")
    static char[] read(String what, BufferedReader answers, Output output) throws CommandException {
        Console console = System.console();
        if (console != null && console.isTerminal()) {
            char[] typed = console.readPassword("The %s (it is not shown): ", what);
            if (typed == null || typed.length == 0) {
                throw new CommandException("no " + what + " was typed", "");
            }
            return typed;
        }
        try {
            output.say("The " + what + " is read from the first line of standard input.");
            String line = answers.readLine();
            if (line == null || line.isEmpty()) {
                throw new CommandException("no " + what + " came on standard input", "");
            }
            return line.toCharArray();
        } catch (IOException e) {
            throw new CommandException("the " + what + " could not be read: " + e.getMessage(), "");
        }
    }
}
