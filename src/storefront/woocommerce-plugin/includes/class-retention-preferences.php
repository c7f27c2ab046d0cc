<?php
/**
 * The form that leads to the page of choices.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * Who types in an address gets a letter there with the way to the page on which its owner chooses what to hear. What is said here is the same for
 * every address, known or not.
 */
final class Retention_Preferences {

	/**
	 * What was typed, where something is wrong with it.
	 *
	 * @var array<string, string>
	 */
	private static $typed = array();

	/**
	 * What is wrong with it.
	 *
	 * @var array<string, string>
	 */
	private static $faults = array();

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_action( 'wp_loaded', array( $this, 'take' ), 15 );
		add_shortcode( 'retention_preferences', array( __CLASS__, 'html' ) );
	}

	/**
	 * Takes an address.
	 */
	public function take(): void {
		if ( ! Retention_Post::is_posted( 'preferences' ) ) {
			return;
		}
		self::$typed = array( 'email' => Retention_Post::line( 'retention_email' ) );
		if ( ! Retention_Post::is_sent( 'preferences' ) ) {
			self::$faults = array( 'form' => Retention_Post::too_old() );
			return;
		}
		if ( Retention_Post::is_trapped() ) {
			$this->end();
		}
		if ( ! is_email( self::$typed['email'] ) ) {
			self::$faults = array( 'email' => Retention_Form_Answer::no_address() );
			return;
		}
		if ( ! Retention_Rate_Limit::allows( 'preferences', 10, HOUR_IN_SECONDS ) ) {
			self::$faults = array( 'form' => Retention_Form_Answer::too_often() );
			return;
		}
		$answer = Retention_Backend::post(
			'preferences',
			self::$typed + array(
				'locale'  => determine_locale(),
				'visitor' => Retention_Rate_Limit::visitor(),
			)
		);
		if ( Retention_Form_Answer::is_heard( $answer ) ) {
			$this->end();
		}
		self::$faults = Retention_Form_Answer::refused( $answer, array( 'email' ) );
	}

	/**
	 * The form, or what is said after it.
	 */
	public static function html(): string {
		wp_enqueue_style( 'retention-blocks' );
		if ( isset( $_GET['retention_done'] ) && 'preferences' === $_GET['retention_done'] ) { // phpcs:ignore WordPress.Security.NonceVerification.Recommended -- It only says what happens next.
			return '<div class="retention-done" role="status"><p>' . esc_html__( 'If we write to this address, a letter is on its way there. It leads to the page on which you choose what you hear. One letter an hour at most.', 'retention-for-woocommerce' ) . '</p></div>';
		}
		if ( ! Retention_Connection::sending() ) {
			return Retention_Form_Answer::for_merchant();
		}
		$user = wp_get_current_user();
		$form = new Retention_Form( 'preferences', self::$typed + array( 'email' => $user->ID ? (string) $user->user_email : '' ), self::$faults );
		return '<form method="post" class="retention-form retention-preferences">' . Retention_Post::hidden( 'preferences' ) . $form->summary()
			. '<p>' . esc_html__( 'Choose what you hear from us. We send a link to your mailbox, so that nobody else can choose for you.', 'retention-for-woocommerce' ) . '</p>'
			. $form->input(
				'email',
				__( 'Your e-mail address', 'retention-for-woocommerce' ),
				array(
					'type'         => 'email',
					'required'     => 'required',
					'autocomplete' => 'email',
					'maxlength'    => '254',
				)
			)
			. $form->trap() . Retention_Form::button( __( 'Send me the link', 'retention-for-woocommerce' ) ) . '</form>';
	}

	/**
	 * Leads back to the page.
	 */
	private function end(): void {
		Retention_Post::go( add_query_arg( 'retention_done', 'preferences', Retention_Post::here() ) );
	}
}
