package io.hakari.suites.vision.generated;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The chance of one group of items, named by suite, version, family and number under a salt.
///
/// The salt of development is public; a release draws under a secret one, so that its items cannot have been learnt. Items
/// to learn from are drawn under a name of their own and never meet those to be asked, whatever the salt.
///
/// @param salt   at least one character; whoever knows it can draw the items
/// @param use    what the items are for
/// @param family of items
/// @param number of the group, from 0
public record Draw(String salt, Use use, String family, long number) {

    /// The salt of development.
    public static final String PUBLIC = "hakari-public";

    /// What items are for.
    public enum Use {
        EVALUATION, TRAINING
    }

    public Draw {
        if (salt.isEmpty()) {
            throw new IllegalArgumentException(
                    "salt of family [" + family + "] is empty; give the release's, or [" + PUBLIC + "]");
        }
    }

    /// Return the draw of a family's group in a difficulty.
    public static Draw of(String salt, Use use, VisualFamily family, Difficulty difficulty, long number) {
        return new Draw(salt, use, family.name() + "/" + difficulty.label(), number);
    }

    /// Return the name of the group, which says nothing of the salt.
    public String title() {
        return family + "/" + number;
    }

    /// Return the chance of one purpose; different purposes do not disturb each other.
    public SplittableRandom chance(String purpose) {
        return new SplittableRandom(ByteBuffer.wrap(code(purpose)).getLong());
    }

    /// Return the dice of one purpose.
    public Dice dice(String purpose) {
        return new Dice(chance(purpose));
    }

    /// Return one of so many kinds, from 0, so that of the groups that follow one another each kind has one in every so many.
    ///
    /// Answers that are drawn so are uniform in any number of groups, and their order is still chance.
    public int turn(int kinds, String purpose) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, kinds).boxed().toList());
        Draw round = new Draw(salt, use, family, number / kinds);
        return round.dice("round of " + kinds + "\n" + purpose).shuffled(order).get((int) (number % kinds));
    }

    private byte[] code(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String name = use + "\n" + family + "\n" + number + "\n" + purpose;
            return mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", e);
        }
    }
}
