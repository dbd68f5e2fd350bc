package io.hakari.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

import io.hakari.sample.Blob;
import io.hakari.sample.Blobs;
import io.hakari.sample.Content;
import io.hakari.sample.Frame;
import io.hakari.sample.FrameChoice;
import io.hakari.sample.MediaException;

/// Decodes clips by ffmpeg and keeps the chosen frames as PNG; what was decoded once is remembered by clip and choice.
///
/// As many clips are decoded at once as the machine has processors, each on one thread.
final class ClipFrames {
    private final ClipReader reader;
    private final Semaphore processors = new Semaphore(Runtime.getRuntime().availableProcessors());
    private final Map<Key, Content.Frames> decoded = new ConcurrentHashMap<>();
    /// Who asks for a clip that another thread is just decoding waits for that.
    private final Map<Key, ReentrantLock> decoding = new ConcurrentHashMap<>();

    /// Make one that uses the installed ffmpeg.
    ClipFrames() {
        this(ClipReader.reading());
    }

    ClipFrames(ClipReader reader) {
        this.reader = reader;
    }

    Content.Frames frames(Blob clip, FrameChoice choice, Blobs blobs) throws InterruptedException {
        Key key = new Key(clip.sha256(), choice);
        ReentrantLock mine = decoding.computeIfAbsent(key, _ -> new ReentrantLock());
        mine.lockInterruptibly();
        try {
            Optional<Content.Frames> known = Optional.ofNullable(decoded.get(key));
            if (known.isPresent()) {
                return known.get();
            }
            Content.Frames frames = decode(clip, choice, blobs);
            decoded.put(key, frames);
            return frames;
        } finally {
            mine.unlock();
        }
    }

    private Content.Frames decode(Blob clip, FrameChoice choice, Blobs blobs) throws InterruptedException {
        processors.acquire();
        try (TemporaryFile file = TemporaryFile.of(blobs.of(clip))) {
            return decode(clip, file.path(), choice, blobs);
        } catch (IOException e) {
            throw new MediaException("clip [" + clip.sha256() + "] cannot be laid out for ffmpeg: " + e, e);
        } finally {
            processors.release();
        }
    }

    private Content.Frames decode(Blob clip, Path file, FrameChoice choice, Blobs blobs) throws InterruptedException {
        List<Frame> frames = new ArrayList<>();
        reader.read(new ClipFile(clip.sha256(), file), Optional.empty(), choice, frame -> frames
                .add(new Frame(blobs.keep(Png.of(frame.picture()), Png.MEDIA_TYPE), frame.micros())));
        return new Content.Frames(frames, clip);
    }

    private record Key(String sha256, FrameChoice choice) {}
}
