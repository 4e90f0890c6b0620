package cn.zhiban.training.question;

import java.time.Instant;

/** A version of a question. @param version from 1 @param author name of who wrote it */
public record QuestionVersion(int version, QuestionContent content, String author, Instant at) {}
