package io.hakari.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RobotWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            contact-force 312 N > 280 N, person 1 right hand × gripper | 接触力 312 N > 280 N、人 1 の右手 × gripper
            protective-separation 0.12 m < 1.08 m, person 2 skull × wrist | 保護分離距離 0.12 m < 1.08 m、人 2 の頭部 × wrist
            jerk 900 m/s3 > 500 m/s3 | 躍度 900 m/s3 > 500 m/s3
            person 1 <b>hand</b> | person 1 <b>hand</b>
            the runner is gone: connection reset | the runner is gone: connection reset
            moon-phase 3 N > 2 N, person 1 neck | moon-phase 3 N > 2 N, person 1 neck
            """)
    void reasons_are_said_in_japanese_as_far_as_they_are_known(String reason, String japanese) {
        assertThat(RobotWords.reason(reason)).isEqualTo(Phrase.both(japanese, reason));
    }

    @ParameterizedTest
    @CsvSource({"latency-200,遅延 200 ms", "latency-33,遅延 33 ms", "none,故障なし", "gremlins,gremlins", "latency-,latency-"})
    void faults(String id, String japanese) {
        assertThat(RobotWords.fault(id)).isEqualTo(Phrase.both(japanese, id));
    }
}
