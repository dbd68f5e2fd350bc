package io.hakari.suites.vision.generated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.hakari.sample.ContentDigest;
import io.hakari.sample.DatasetException;

/// A salt by name and digest; what it is stays out of every record.
///
/// The secret salt of a release is the text of a file that the system property `hakari.vision.salt` names, without blanks
/// at its ends and of at least 32 characters; without the property the salt of development is drawn under. The file is
/// read whenever items are drawn, and must still be the same.
///
/// @param name   of the file, or of the salt of development
/// @param sha256 of its text, by which two runs know that they drew the same items
public record Salt(String name, String sha256) {
    static final String PROPERTY = "hakari.vision.salt";
    private static final int LEAST = 32;

    /// Return the salt of development.
    public static Salt development() {
        return new Salt(Draw.PUBLIC, digest(Draw.PUBLIC));
    }

    /// Return the release's salt, or that of development when none is named.
    ///
    /// @throws DatasetException when the file cannot be read or is too short
    public static Salt configured() {
        String file = System.getProperty(PROPERTY, "");
        return file.isEmpty()
                ? development()
                : new Salt(String.valueOf(Path.of(file).getFileName()), digest(read(file)));
    }

    /// Return what to draw under.
    ///
    /// @throws DatasetException when the file is no longer there or no longer the same
    public String value() {
        if (name.equals(Draw.PUBLIC)) {
            return Draw.PUBLIC;
        }
        String value = read(System.getProperty(PROPERTY, ""));
        if (!digest(value).equals(sha256)) {
            throw new DatasetException("salt [" + name + "] has another SHA-256 than [" + sha256
                    + "], under which this suite was defined; give the same file by -D" + PROPERTY);
        }
        return value;
    }

    private static String read(String file) {
        String value;
        try {
            value = Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new DatasetException(
                    "salt file [" + file + "] cannot be read; name the release's by -D" + PROPERTY, e);
        }
        if (value.length() < LEAST) {
            throw new DatasetException("salt file [" + file + "] has [" + value.length() + "] characters; expected ["
                    + LEAST + "] or more, so that nobody finds it from its digest");
        }
        return value;
    }

    private static String digest(String value) {
        return new ContentDigest().add(value).hex();
    }
}
