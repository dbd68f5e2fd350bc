package io.hakari.suites.robotsafety.cell;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The SHA-256 of everything that happened, bit by bit.
final class Trace {
    private static final int ROOM = 1024;
    private static final VarHandle BITS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final MessageDigest digest;
    private final byte[] buffer = new byte[ROOM * Double.BYTES];
    private int used;

    Trace() {
        this(sha256());
    }

    private Trace(MessageDigest digest) {
        this.digest = digest;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    void add(double number) {
        if (used == buffer.length) {
            flush();
        }
        // All NaN are one.
        BITS.set(buffer, used, Double.doubleToLongBits(number));
        used += Double.BYTES;
    }

    void add(double[] numbers) {
        for (double number : numbers) {
            add(number);
        }
    }

    private void flush() {
        digest.update(buffer, 0, used);
        used = 0;
    }

    Trace copy() {
        flush();
        try {
            return new Trace((MessageDigest) digest.clone());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be copied", e);
        }
    }

    /// Return the digest of all so far; more may follow.
    String hex() {
        return HexFormat.of().formatHex(copy().digest.digest());
    }
}
