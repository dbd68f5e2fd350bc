package io.hakari.parquet;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/// Reads structures in Thrift's compact protocol, as doc/specs/thrift-compact-protocol.md of apache/thrift has it.
final class Thrift {
    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int BYTE = 3;
    private static final int I16 = 4;
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int DOUBLE = 7;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int SET = 10;
    private static final int MAP = 11;
    private static final int STRUCT = 12;
    private static final int LONG_FORM = 15;
    private static final int DEEPEST = 16;

    private final ByteBuffer bytes;
    private int depth;

    Thrift(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /// Hand over the fields of a structure; each is read or skipped by the taker.
    void struct(Field taker) throws IOException {
        if (++depth > DEEPEST) {
            throw new IOException("a page header is nested too deeply");
        }
        try {
            int id = 0;
            for (int head = bytes.get() & 0xFF; head != 0; head = bytes.get() & 0xFF) {
                id = head >>> 4 == 0 ? (int) zigzag() : id + (head >>> 4);
                taker.take(id, head & 0xF);
            }
        } catch (BufferUnderflowException e) {
            throw new IOException("a page header is cut off", e);
        }
        depth--;
    }

    void struct(int type, Field taker) throws IOException {
        require(type == STRUCT, type);
        struct(taker);
    }

    long number(int type) throws IOException {
        require(type == I16 || type == I32 || type == I64, type);
        return zigzag();
    }

    void skip(int type) throws IOException {
        switch (type) {
            case TRUE, FALSE -> {
                // The type is the value.
            }
            case BYTE -> forward(1);
            case I16, I32, I64 -> zigzag();
            case DOUBLE -> forward(Double.BYTES);
            case BINARY -> forward(varint());
            case LIST, SET -> list();
            case MAP -> map();
            case STRUCT -> struct((_, inner) -> skip(inner));
            default -> require(false, type);
        }
    }

    private void list() throws IOException {
        int head = bytes.get() & 0xFF;
        long size = head >>> 4 == LONG_FORM ? varint() : head >>> 4;
        for (long i = 0; i < size; i++) {
            element(head & 0xF);
        }
    }

    private void map() throws IOException {
        long size = varint();
        int types = size == 0 ? 0 : bytes.get() & 0xFF;
        for (long i = 0; i < size; i++) {
            element(types >>> 4);
            element(types & 0xF);
        }
    }

    /// In a list a truth value has a byte of its own.
    private void element(int type) throws IOException {
        skip(type == TRUE || type == FALSE ? BYTE : type);
    }

    private void forward(long count) throws IOException {
        if (count < 0 || count > bytes.remaining()) {
            throw new IOException("a page header is cut off");
        }
        bytes.position(bytes.position() + (int) count);
    }

    private long zigzag() throws IOException {
        long number = varint();
        return number >>> 1 ^ -(number & 1);
    }

    private long varint() throws IOException {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = bytes.get();
            number |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new IOException("a page header has a number that does not end");
    }

    private static void require(boolean condition, int type) throws IOException {
        if (!condition) {
            throw new IOException("a page header has a field of type [" + type + "] where another belongs");
        }
    }

    /// Takes a field of a structure.
    interface Field {
        void take(int id, int type) throws IOException;
    }
}
