package dev.leeway.engine.credential;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell why kept credentials are of no use, and what to do next. */
public enum CredentialPhrase implements Phrase {
    ENTRY_UNREADABLE("An entry of Leeway in the system's keychain cannot be read."),
    ENTRY_NEXT("Set that credential anew."),
    KEYCHAIN_SILENT(
            "The system's keychain did not answer within {0} s; perhaps it asks for something."),
    KEYCHAIN_NEXT("Unlock it and try again, or keep the credential in the encrypted file."),
    KEYCHAIN_REFUSES("The system's keychain refuses: {0}"),
    NO_REASON("it gave no reason"),
    NO_FILE("{0} is not a file of credentials."),
    MOVE_NEXT("Move it away and set the credentials anew."),
    NOT_OPENED("{0} cannot be opened: {1}"),
    WRONG_PASSPHRASE("The passphrase does not open {0}, or the file was changed."),
    WRONG_PASSPHRASE_NEXT(
            "Try again; without the passphrase, delete the file and set the credentials anew."),
    NOT_ENCRYPTED("The credentials cannot be encrypted: {0}"),
    NOT_ENCRYPTED_NEXT("Nothing was written."),
    LOCKED("The credentials in {0} are locked."),
    LOCKED_NEXT(
            "Type the passphrase; without a terminal, put it into a file that only you may read and name that in LEEWAY_PASSPHRASE_FILE."),
    DISK("{0} could not be read or written: {1}"),
    DISK_NEXT("Look at the folder's space and permissions.");

    private final String pattern;

    CredentialPhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "safes";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
