/** Exams over REST. */
@NullMarked
package cn.zhiban.training.exam.rest;

import org.jspecify.annotations.NullMarked;
