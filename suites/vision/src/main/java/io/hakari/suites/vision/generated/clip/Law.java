package io.hakari.suites.vision.generated.clip;

import java.awt.Color;

import io.hakari.suites.vision.generated.clip.Happening.Sight;

/// Laws of nature that a clip keeps or breaks.
enum Law {
    /// 永続性: what stood behind a shutter stands there still.
    PERMANENCE {
        @Override
        Sight sight(Happening clip, int frame) {
            double shut = shut(clip, frame);
            boolean there = frame < (clip.hides() + clip.shows()) / 2 ? clip.before() : clip.after();
            boolean open = shut < 0.5;
            return new Sight(there && open, 160 + 80 * (clip.variation() - 0.5), 132, shut, open ? there ? 1 : -1 : 0);
        }

        @Override
        void draw(Stage stage, Happening clip, Sight sight, int frame) {
            double x = clip.shown(160 + 80 * (clip.variation() - 0.5));
            stage.box(Ink.STEEL, 50, 154, 220, 10).box(Ink.STEEL, 62, 164, 10, 30).box(Ink.STEEL, 248, 164, 10, 30);
            boolean there = frame < (clip.hides() + clip.shows()) / 2 ? clip.before() : clip.after();
            if (there) {
                stage.edgedBox(clip.color(), Ink.DARK, x - 22, 110, 44, 44).box(Ink.WHITE, x - 14, 124, 28, 12);
            }
            double height = 92 * sight.screen();
            stage.box(BOARD, x - 44, 62, 88, height).box(Ink.DARK, x - 44, 60 + height, 88, 4);
            stage.roundBox(Ink.DARK, x - 50, 48, 100, 16, 3);
        }

        private static double shut(Happening clip, int frame) {
            return Happening.progress(frame, clip.hides() - 5) - Happening.progress(frame, clip.shows());
        }
    },
    /// 固体性: a ball does not pass through a wall.
    SOLIDITY {
        @Override
        Sight sight(Happening clip, int frame) {
            double gone = Happening.progress(frame, clip.shows());
            double come = 104 - 11.0 * (clip.hides() - frame);
            boolean rolls = frame < clip.hides();
            double x = rolls ? side(clip.before(), come) : side(clip.after(), 160 - WALL - BALL);
            return new Sight(rolls ? come > -BALL && come < SCREEN : gone > 0.5, x, Happening.FLOOR - BALL, 1 - gone,
                    0);
        }

        @Override
        void draw(Stage stage, Happening clip, Sight sight, int frame) {
            stage.box(Ink.DARK, 160 - WALL, 84, 2 * WALL, Happening.FLOOR - 84);
            stage.box(BRICK, 160 - WALL + 2, 86, 2 * WALL - 4, Happening.FLOOR - 86);
            if (frame < clip.hides() || frame >= clip.shows()) {
                ball(stage, clip, clip.shown(sight.x()), sight.y());
            }
            screen(stage, SCREEN, Stage.WIDTH - 2 * SCREEN, sight.screen());
        }

        private static double side(boolean right, double x) {
            return right ? Stage.WIDTH - x : x;
        }
    },
    /// 連続性: what comes from one place to another has been between them.
    CONTINUITY {
        @Override
        Sight sight(Happening clip, int frame) {
            double gone = Happening.progress(frame, clip.shows());
            double come = 166 - SPEED * (clip.hides() - frame);
            double rest = clip.after() ? 226 : 94;
            boolean inGap = come > 136 && come < 184;
            if (frame >= clip.shows()) {
                return new Sight(gone > 0.5, rest, Happening.FLOOR - BALL, 1 - gone, 0);
            }
            boolean seen = (come > -BALL && come < 56) || (inGap && clip.before());
            return new Sight(seen, come, Happening.FLOOR - BALL, 1, inGap ? clip.before() ? 1 : -1 : 0);
        }

        @Override
        void draw(Stage stage, Happening clip, Sight sight, int frame) {
            boolean beforeFirst = sight.x() < 94;
            if (frame >= clip.shows() || beforeFirst || (clip.before() && sight.x() < 226)) {
                ball(stage, clip, clip.shown(sight.x()), sight.y());
            }
            screen(stage, clip.mirrored() ? Stage.WIDTH - 134 : 54, 80, sight.screen());
            screen(stage, clip.mirrored() ? 54 : 186, 80, sight.screen());
        }
    },
    /// 重力: what is let go falls, unless something holds it up.
    GRAVITY {
        @Override
        Sight sight(Happening clip, int frame) {
            double covered = Happening.progress(frame, clip.hides() - 8);
            int falls = Math.max(0, frame - clip.shows());
            double fallen = 0.5 * GRAVITATION * falls * falls;
            double y = Math.min(HELD + fallen, clip.after() ? SHELF - CRATE : Happening.FLOOR - CRATE);
            return new Sight(true, 160, y, covered, covered < 0.5 ? clip.before() ? 1 : -1 : 0);
        }

        @Override
        void draw(Stage stage, Happening clip, Sight sight, int frame) {
            stage.box(Ink.STEEL, 92, 100, 8, 90).box(Ink.STEEL, 220, 100, 8, 90);
            if (clip.before()) {
                stage.box(Ink.DARK, 92, SHELF, 136, 9).box(Ink.STEEL, 94, SHELF + 2, 132, 5);
            }
            stage.edgedBox(clip.color(), Ink.DARK, 160 - CRATE, sight.y() - CRATE, 2 * CRATE, 2 * CRATE);
            gripper(stage, frame >= clip.shows() ? 8 : 0);
            double left = Stage.WIDTH * (1 - sight.screen());
            stage.box(BOARD, clip.mirrored() ? -left + 84 : left + 84, 112, 152, 50);
            stage.box(Ink.DARK, clip.mirrored() ? -left + 84 : left + 84, 112, 152, 3);
        }

        private static void gripper(Stage stage, double open) {
            stage.box(Ink.STEEL, 153, 0, 14, 26).box(Ink.DARK, 128, 24, 64, 8);
            stage.box(Ink.DARK, 130 - open, 30, 8, 34).box(Ink.DARK, 182 + open, 30, 8, 34);
        }
    },
    /// 慣性: what slides goes on straight.
    INERTIA {
        @Override
        Sight sight(Happening clip, int frame) {
            double speed = COVER / (clip.shows() - clip.hides());
            double x = 160 - COVER / 2 + speed * (frame - clip.hides());
            boolean way = x < 160 ? clip.before() : clip.after();
            double slope = clip.variation() < 0.5 ? 0 : -0.3;
            double y = 128 + (way ? 1 : -1) * (slope == 0 ? 34 : slope * (x - 160));
            return new Sight(Math.abs(x - 160) > COVER / 2 && x < Stage.WIDTH + BALL, x, y, 1, 0);
        }

        @Override
        void draw(Stage stage, Happening clip, Sight sight, int frame) {
            stage.box(Ink.DARK, 0, 56, Stage.WIDTH, 144).box(new Color(0xDCE6EA), 0, 60, Stage.WIDTH, 136);
            stage.edgedDisc(clip.color(), Ink.DARK, clip.shown(sight.x()), sight.y(), BALL);
            stage.disc(Ink.WHITE, clip.shown(sight.x()), sight.y(), 4);
            stage.roundBox(Ink.DARK, 160 - COVER / 2 - 14, 48, COVER + 28, 160, 8);
            stage.roundBox(BOARD, 160 - COVER / 2 - 12, 50, COVER + 24, 156, 7);
            stage.letters(Ink.DARK, "カバー", 18, 160, 128);
        }

        @Override
        boolean isFromAbove() {
            return true;
        }
    };

    private static final Color BOARD = new Color(0x8FA3B3);
    private static final Color BRICK = new Color(0xB4623F);
    private static final double BALL = 13;
    private static final double WALL = 7;
    private static final double SCREEN = 86;
    private static final double SPEED = 12;
    private static final double CRATE = 17;
    private static final double HELD = 48;
    private static final double SHELF = 120;
    private static final double GRAVITATION = 6;
    private static final double COVER = 96;

    /// What is in sight in a frame.
    abstract Sight sight(Happening clip, int frame);

    abstract void draw(Stage stage, Happening clip, Sight sight, int frame);

    boolean isFromAbove() {
        return false;
    }

    /// Return its number, from 0.
    int number() {
        return switch (this) {
            case PERMANENCE -> 0;
            case SOLIDITY -> 1;
            case CONTINUITY -> 2;
            case GRAVITY -> 3;
            case INERTIA -> 4;
        };
    }

    private static void ball(Stage stage, Happening clip, double x, double y) {
        stage.edgedDisc(clip.color(), Ink.DARK, x, y, BALL).disc(Ink.WHITE, x - 4, y - 4, 3);
    }

    /// A board that stands on the floor, or has sunk into it.
    private static void screen(Stage stage, double x, double width, double standing) {
        double height = 52 * standing;
        if (standing > 0) {
            stage.box(Ink.DARK, x, Happening.FLOOR - height, width, height);
            stage.box(BOARD, x + 2, Happening.FLOOR - height + 2, width - 4, Math.max(0, height - 2));
        }
    }
}
