package cn.zhiban.scheduling.wish;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Settings of wishes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WishSettings.class)
class WishConfiguration {}
