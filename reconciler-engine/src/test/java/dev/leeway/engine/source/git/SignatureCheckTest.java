package dev.leeway.engine.source.git;

import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.source.SourcePhrase;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.source.SignatureVerdict;

import org.junit.jupiter.api.Test;

/** Answers as Git, GnuPG and ssh-keygen give them. */
class SignatureCheckTest {
    @Test
    void aGoodSignatureNamesItsSigner() {
        assertThat(
                        SignatureCheck.verdict(
                                0,
                                """
                                [GNUPG:] NEWSIG
                                [GNUPG:] GOODSIG 0123ABCD Ada <ada@example.com>
                                [GNUPG:] TRUST_ULTIMATE 0 pgp
                                """))
                .isEqualTo(new SignatureVerdict.Good("Ada <ada@example.com>"));
        assertThat(
                        SignatureCheck.verdict(
                                0,
                                "Good \"git\" signature for ada@example.com with ED25519 key"
                                        + " SHA256:abc\n"))
                .isEqualTo(new SignatureVerdict.Good("ada@example.com"));
    }

    @Test
    void aForgedOneIsBad() {
        assertThat(SignatureCheck.verdict(1, "[GNUPG:] BADSIG 0123ABCD Ada <ada@example.com>\n"))
                .isInstanceOf(SignatureVerdict.Bad.class);
        assertThat(
                        SignatureCheck.verdict(
                                1, "Signature verification failed: incorrect signature\n"))
                .isInstanceOf(SignatureVerdict.Bad.class);
    }

    @Test
    void anUnknownKeyIsNoVerdict() {
        assertThat(
                        SignatureCheck.verdict(
                                1, "[GNUPG:] ERRSIG 0123 1 8 00 1 9 -\n[GNUPG:] NO_PUBKEY 0123\n"))
                .isEqualTo(new SignatureVerdict.NotKnown(SourcePhrase.SIGNATURE_KEY.of()));
        assertThat(SignatureCheck.verdict(1, ""))
                .isEqualTo(new SignatureVerdict.NotKnown(SourcePhrase.SIGNATURE_NO_REASON.of()));
        assertThat(SignatureCheck.verdict(0, "[GNUPG:] EXPKEYSIG 0123ABCD Ada <ada@example.com>\n"))
                .isEqualTo(new SignatureVerdict.NotKnown(SourcePhrase.SIGNATURE_EXPIRED.of()));
    }

    @Test
    void wordsOfOthersAreOneLine() {
        assertThat(SignatureCheck.verdict(1, "error: \u001b[31mno\nway\u0007"))
                .isEqualTo(new SignatureVerdict.NotKnown(Wording.quoted("error: [31mno way")));
    }
}
